namespace Troth.Server.Store;

/// <summary>
/// The tables. The log holds no author and no time finer than a day: whoever steals the file learns neither who wrote an entry nor the hour.
/// Days count from 1970; other times are seconds since 1970 and belong to things that expire. An entry's header is kept without its space, which the row
/// names in two bytes; its id is found by eight bytes of a salted hash, beside those of its space, and these keys come to stand at every 64th place of it
/// (SqliteEntries), so that an append touches few pages; its chain value too stands at every 64th place and is recomputed between.
/// </summary>
internal static class SqliteSchema
{
    private const long Version = 4;

    /// <summary>Creates the tables in an empty file, brings those of an older Troth up to date, refuses a file that a newer one wrote.</summary>
    public static void Ensure(Sql db)
    {
        switch (db.Number("PRAGMA user_version"))
        {
            case Version:
                return;
            case 0:
                db.Script(Create);
                return;
            case 2:
                db.Script(KeysBySpace);
                goto case 3;
            case 3:
                db.Script(KeysAtWaymarks);
                return;
            case var other:
                throw new InvalidOperationException($"The database has schema version {other}; this program knows {Version}.");
        }
    }

    private const string Create = """
        BEGIN IMMEDIATE;
        CREATE TABLE account(
            account_id BLOB PRIMARY KEY, handle TEXT NOT NULL UNIQUE, seed BLOB NOT NULL, iterations INTEGER NOT NULL,
            auth TEXT NOT NULL, kit_auth TEXT, kit_wait INTEGER, recovery_at INTEGER,
            stamp BLOB NOT NULL, personal BLOB NOT NULL, day INTEGER NOT NULL,
            CHECK((kit_auth IS NULL) = (kit_wait IS NULL))) STRICT, WITHOUT ROWID;
        CREATE TABLE unlock_slot(
            account_id BLOB NOT NULL REFERENCES account, slot_id BLOB NOT NULL, type INTEGER NOT NULL, blob BLOB NOT NULL,
            PRIMARY KEY(account_id, slot_id)) STRICT;
        CREATE TABLE session(
            session_id BLOB PRIMARY KEY, account_id BLOB NOT NULL REFERENCES account, token_hash BLOB NOT NULL UNIQUE, device_id BLOB NOT NULL,
            stamp BLOB NOT NULL, recovered INTEGER NOT NULL, day INTEGER NOT NULL) STRICT;
        CREATE INDEX session_of_device ON session(account_id, device_id);
        CREATE TABLE failure(
            subject BLOB PRIMARY KEY, count INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE space(
            space_id BLOB PRIMARY KEY, day INTEGER NOT NULL, frozen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE space_head(
            space_no INTEGER PRIMARY KEY, space_id BLOB NOT NULL UNIQUE REFERENCES space, salt BLOB NOT NULL,
            n INTEGER NOT NULL, h BLOB NOT NULL, epoch INTEGER NOT NULL, bytes INTEGER NOT NULL, entries INTEGER NOT NULL) STRICT;
        CREATE TABLE member(
            space_id BLOB NOT NULL REFERENCES space, member_ref BLOB NOT NULL, account_id BLOB NOT NULL REFERENCES account,
            first_n INTEGER NOT NULL, ended INTEGER NOT NULL,
            PRIMARY KEY(space_id, member_ref)) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX member_now ON member(space_id, account_id) WHERE ended = 0;
        CREATE INDEX member_of ON member(account_id) WHERE ended = 0;
        CREATE TABLE entry(
            entry_no INTEGER PRIMARY KEY, space_no INTEGER NOT NULL REFERENCES space_head, n INTEGER NOT NULL, header BLOB NOT NULL, body BLOB,
            h BLOB, day INTEGER NOT NULL, erased_by INTEGER, CHECK((erased_by IS NULL) = (body IS NOT NULL))) STRICT;
        CREATE UNIQUE INDEX entry_place ON entry(space_no, n);
        CREATE TABLE entry_key(
            space_no INTEGER NOT NULL, key INTEGER NOT NULL, entry_no INTEGER NOT NULL,
            PRIMARY KEY(space_no, key)) STRICT, WITHOUT ROWID;
        CREATE TABLE epoch_wrap(
            space_id BLOB NOT NULL REFERENCES space, epoch INTEGER NOT NULL, member_ref BLOB NOT NULL, blob BLOB NOT NULL,
            PRIMARY KEY(space_id, member_ref, epoch)) STRICT, WITHOUT ROWID;
        CREATE TABLE invite(
            invite_id BLOB PRIMARY KEY, space_id BLOB NOT NULL REFERENCES space, account_id BLOB NOT NULL REFERENCES account, offer BLOB NOT NULL,
            expires_at INTEGER NOT NULL, void INTEGER NOT NULL, registered INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE mailbox(
            account_id BLOB NOT NULL REFERENCES account, message_id BLOB NOT NULL, invite_id BLOB NOT NULL REFERENCES invite ON DELETE CASCADE,
            claimant BLOB NOT NULL REFERENCES account, taken_back INTEGER NOT NULL, blob BLOB NOT NULL, expires_at INTEGER NOT NULL,
            PRIMARY KEY(account_id, message_id)) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX mailbox_claim ON mailbox(invite_id, claimant);
        PRAGMA user_version = 4;
        COMMIT;
        """;

    // Until version 2 the keys of all spaces lay mixed.
    private const string KeysBySpace = """
        BEGIN IMMEDIATE;
        ALTER TABLE entry_key RENAME TO mixed_key;
        CREATE TABLE entry_key(
            space_no INTEGER NOT NULL, key INTEGER NOT NULL, entry_no INTEGER NOT NULL,
            PRIMARY KEY(space_no, key)) STRICT, WITHOUT ROWID;
        INSERT INTO entry_key SELECT space_no, key, entry_no FROM mixed_key JOIN entry USING(entry_no) ORDER BY space_no, key;
        DROP TABLE mixed_key;
        PRAGMA user_version = 3;
        COMMIT;
        """;

    // Until version 3 every entry had its key at once.
    private const string KeysAtWaymarks = """
        BEGIN IMMEDIATE;
        DELETE FROM entry_key WHERE entry_no IN (
            SELECT entry_no FROM entry JOIN space_head USING(space_no) WHERE entry.n > space_head.n - space_head.n % 64);
        PRAGMA user_version = 4;
        COMMIT;
        """;
}
