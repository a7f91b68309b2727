package org.chatcluster.server.log;

import java.util.List;
import java.util.Map;

/** Hears what a lane has committed. */
public interface AppendListener {
    /** These rows are committed: by conversation and rising seq, each conversation from one lane only. Must not block. */
    void committed(List<Append> rows);

    /**
     * The conversations turned out to be committed up to these seqs, perhaps by a commit whose outcome was not known when it was
     * tried, so that nobody was told. Must not block.
     */
    void found(Map<Conversation, Long> lastSeqs);
}
