package org.chatcluster.bench.load;

import java.util.List;
import org.chatcluster.bench.stage.Account;

/** Who has what to do with whom. */
public interface Neighbours {
    /** The ids of the friends of somebody. */
    List<Integer> friends(Account account);

    /** The ids of the groups of somebody. */
    List<Integer> groups(Account account);
}
