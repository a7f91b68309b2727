-- The tables of a node on MySQL or MariaDB. sql/sqlite has the same ones. Times are milliseconds since the epoch.
-- Collations are binary: what two names have in common beyond their bytes is decided by the server, in name_key.

CREATE TABLE user (
    id INT NOT NULL AUTO_INCREMENT,
    name VARCHAR(32) NOT NULL,
    name_key VARCHAR(255) NOT NULL,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY user_name_key (name_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- token_hash is the lower-case hexadecimal SHA-256 of the token.
CREATE TABLE session_token (
    token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id INT NOT NULL,
    device VARCHAR(32) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (token_hash),
    KEY session_token_user (user_id),
    KEY session_token_expiry (expires_at),
    CONSTRAINT session_token_of_user FOREIGN KEY (user_id) REFERENCES user (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A friendship is two rows, one for each side.
CREATE TABLE friend (
    user_id INT NOT NULL,
    friend_id INT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, friend_id),
    KEY friend_friend (friend_id),
    CONSTRAINT friend_of_user FOREIGN KEY (user_id) REFERENCES user (id),
    CONSTRAINT friend_is_user FOREIGN KEY (friend_id) REFERENCES user (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE friend_request (
    from_id INT NOT NULL,
    to_id INT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (from_id, to_id),
    KEY friend_request_waiting (to_id, created_at),
    CONSTRAINT friend_request_from_user FOREIGN KEY (from_id) REFERENCES user (id),
    CONSTRAINT friend_request_to_user FOREIGN KEY (to_id) REFERENCES user (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE block (
    user_id INT NOT NULL,
    blocked_id INT NOT NULL,
    PRIMARY KEY (user_id, blocked_id),
    KEY block_blocked (blocked_id),
    CONSTRAINT block_by_user FOREIGN KEY (user_id) REFERENCES user (id),
    CONSTRAINT block_of_user FOREIGN KEY (blocked_id) REFERENCES user (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- members is the number of its rows in group_user; both change under the lock of this row.
CREATE TABLE chat_group (
    id INT NOT NULL AUTO_INCREMENT,
    name VARCHAR(32) NOT NULL,
    description VARCHAR(200) NOT NULL,
    members INT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- muted_until is 0 for who may speak.
CREATE TABLE group_user (
    group_id INT NOT NULL,
    user_id INT NOT NULL,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    joined_seq BIGINT NOT NULL,
    muted_until BIGINT NOT NULL,
    PRIMARY KEY (group_id, user_id),
    KEY group_user_user (user_id),
    CONSTRAINT group_user_in_group FOREIGN KEY (group_id) REFERENCES chat_group (id),
    CONSTRAINT group_user_is_user FOREIGN KEY (user_id) REFERENCES user (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The log. conversation_id is computed: min * 2^31 + max of two users, 2^62 + id of a group. No foreign keys: the hottest
-- table, written by conversation only.
CREATE TABLE message (
    conversation_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    sender_id INT NOT NULL,
    cid BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq),
    UNIQUE KEY message_cid (sender_id, cid)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How far each account is in each of its conversations.
CREATE TABLE inbox (
    user_id INT NOT NULL,
    conversation_id BIGINT NOT NULL,
    received_seq BIGINT NOT NULL,
    read_seq BIGINT NOT NULL,
    PRIMARY KEY (user_id, conversation_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- For people who look at the database: what each account has not received yet.
CREATE VIEW offline_message AS
SELECT i.user_id, m.conversation_id, m.seq, m.sender_id, m.sent_at, m.body
FROM inbox i
JOIN message m ON m.conversation_id = i.conversation_id AND m.seq > i.received_seq
LEFT JOIN group_user g ON g.group_id = i.conversation_id - 4611686018427387904 AND g.user_id = i.user_id
WHERE i.conversation_id < 4611686018427387904 OR g.user_id IS NOT NULL;
