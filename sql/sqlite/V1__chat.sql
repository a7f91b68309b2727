-- The tables of a node on SQLite. sql/mysql has the same ones. Times are milliseconds since the epoch.
-- AUTOINCREMENT, so that an id is never used again.

CREATE TABLE user (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

-- token_hash is the lower-case hexadecimal SHA-256 of the token.
CREATE TABLE session_token (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user (id),
    device TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);
CREATE INDEX session_token_user ON session_token (user_id);
CREATE INDEX session_token_expiry ON session_token (expires_at);

-- A friendship is two rows, one for each side.
CREATE TABLE friend (
    user_id INTEGER NOT NULL REFERENCES user (id),
    friend_id INTEGER NOT NULL REFERENCES user (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, friend_id)
) WITHOUT ROWID;

CREATE TABLE friend_request (
    from_id INTEGER NOT NULL REFERENCES user (id),
    to_id INTEGER NOT NULL REFERENCES user (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (from_id, to_id)
) WITHOUT ROWID;
CREATE INDEX friend_request_waiting ON friend_request (to_id, created_at);

CREATE TABLE block (
    user_id INTEGER NOT NULL REFERENCES user (id),
    blocked_id INTEGER NOT NULL REFERENCES user (id),
    PRIMARY KEY (user_id, blocked_id)
) WITHOUT ROWID;

-- members is the number of its rows in group_user; both change in one transaction.
CREATE TABLE chat_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    members INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);

-- muted_until is 0 for who may speak.
CREATE TABLE group_user (
    group_id INTEGER NOT NULL REFERENCES chat_group (id),
    user_id INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL,
    joined_seq INTEGER NOT NULL,
    muted_until INTEGER NOT NULL,
    PRIMARY KEY (group_id, user_id)
) WITHOUT ROWID;
CREATE INDEX group_user_user ON group_user (user_id);

-- The log. conversation_id is computed: min * 2^31 + max of two users, 2^62 + id of a group. An ordinary table with two
-- indexes: WITHOUT ROWID made inserts three times slower.
CREATE TABLE message (
    conversation_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    sender_id INTEGER NOT NULL,
    cid INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq),
    UNIQUE (sender_id, cid)
);

-- How far each account is in each of its conversations.
CREATE TABLE inbox (
    user_id INTEGER NOT NULL,
    conversation_id INTEGER NOT NULL,
    received_seq INTEGER NOT NULL,
    read_seq INTEGER NOT NULL,
    PRIMARY KEY (user_id, conversation_id)
) WITHOUT ROWID;

-- For people who look at the database: what each account has not received yet.
CREATE VIEW offline_message AS
SELECT i.user_id, m.conversation_id, m.seq, m.sender_id, m.sent_at, m.body
FROM inbox i
JOIN message m ON m.conversation_id = i.conversation_id AND m.seq > i.received_seq
LEFT JOIN group_user g ON g.group_id = i.conversation_id - 4611686018427387904 AND g.user_id = i.user_id
WHERE i.conversation_id < 4611686018427387904 OR g.user_id IS NOT NULL;
