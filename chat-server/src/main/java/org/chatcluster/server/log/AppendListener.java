package org.chatcluster.server.log;

import java.util.List;

/** Hears what a lane has committed. */
public interface AppendListener {
    /** These rows are committed: by conversation and rising seq, each conversation from one lane only. Must not block. */
    void committed(List<Append> rows);
}
