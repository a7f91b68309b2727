package org.chatcluster.client.terminal.view;

/** Who shows the person where it is. Called with no lock of the model held. */
public interface Place {
    /** An account has logged in: what it had begun comes back. */
    void begun(int account);

    /** Where the person is may have another name now, or be no more. */
    void renamed();

    /** The account goes; its conversations are still there. */
    void leaving();

    /** For a face that has nobody to show it to. */
    static Place unseen() {
        return new Place() {
            @Override
            public void begun(int account) {
                // Nothing was begun.
            }

            @Override
            public void renamed() {
                // Names are printed as they are when something happens.
            }

            @Override
            public void leaving() {
                // Nothing is kept.
            }
        };
    }
}
