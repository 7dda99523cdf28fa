using Troth.Protocol;

namespace Troth.Server.Store;

/// <summary>What the server keeps of an account.</summary>
/// <param name="AuthHash">Hash of AUTH.</param>
/// <param name="KitHash">Hash of AUTH_kit, or null without a kit.</param>
/// <param name="KitWait">Hours a recovery waits.</param>
/// <param name="RecoveryAt">Seconds since 1970 from which a running recovery may open.</param>
internal sealed record Account(
    Id16 Id, string Handle, byte[] Seed, int Iterations, string AuthHash, string? KitHash, int? KitWait, long? RecoveryAt, byte[] Stamp, Id16 Personal);

/// <summary>A kit as it is stored.</summary>
internal sealed record Kit(string Hash, int WaitHours);

/// <summary>Accounts and their unlock slots.</summary>
internal static class SqliteAccounts
{
    private const string Columns = "SELECT account_id, handle, seed, iterations, auth, kit_auth, kit_wait, recovery_at, stamp, personal FROM account ";

    public static Account? FindAccount(this Sql db, string handle) => db.One(Columns + "WHERE handle = $1", ReadAccount, handle);

    public static Account? FindAccount(this Sql db, Id16 account) => db.One(Columns + "WHERE account_id = $1", ReadAccount, account);

    public static bool HasAccounts(this Sql db) => db.Any("SELECT 1 FROM account LIMIT 1");

    public static void AddAccount(this Sql db, Account account, int day) => db.Run(
        """
        INSERT INTO account(account_id, handle, seed, iterations, auth, kit_auth, kit_wait, stamp, personal, day)
        VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        account.Id, account.Handle, account.Seed, account.Iterations, account.AuthHash, account.KitHash, account.KitWait, account.Stamp, account.Personal, day);

    public static List<SlotRecord> Slots(this Sql db, Id16 account) => db.All(
        "SELECT slot_id, type, blob FROM unlock_slot WHERE account_id = $1 ORDER BY rowid",
        row => new SlotRecord(row.GetId(0), row.GetByte(1), row.GetBlob(2)),
        account);

    /// <summary>Adds a slot or replaces the one with its id. Password and kit are single: a new one takes the place of every other of its type.</summary>
    public static void PutSlot(this Sql db, Id16 account, SlotRecord slot)
    {
        if (slot.Type is SlotTypes.Password or SlotTypes.Kit)
        {
            db.Run("DELETE FROM unlock_slot WHERE account_id = $1 AND type = $2", account, (long)slot.Type);
        }

        db.Run(
            "INSERT INTO unlock_slot(account_id, slot_id, type, blob) VALUES($1, $2, $3, $4) ON CONFLICT DO UPDATE SET type = excluded.type, blob = excluded.blob",
            account, slot.Slot, (long)slot.Type, slot.Blob);
    }

    public static void SetKit(this Sql db, Id16 account, Kit kit) => db.Run(
        "UPDATE account SET kit_auth = $2, kit_wait = $3, recovery_at = NULL WHERE account_id = $1", account, kit.Hash, kit.WaitHours);

    public static void SetPassword(this Sql db, Id16 account, PasswordRequest request, string hash, byte[] stamp) => db.Run(
        "UPDATE account SET seed = $2, iterations = $3, auth = $4, stamp = $5, recovery_at = NULL WHERE account_id = $1",
        account, request.Seed, request.Iterations, hash, stamp);

    public static void SetStamp(this Sql db, Id16 account, byte[] stamp) => db.Run("UPDATE account SET stamp = $2 WHERE account_id = $1", account, stamp);

    public static void SetRecovery(this Sql db, Id16 account, long? at) => db.Run("UPDATE account SET recovery_at = $2 WHERE account_id = $1", account, at);

    private static Account ReadAccount(Row row) => new(
        row.GetId(0), row.GetString(1), row.GetBlob(2), row.GetInt32(3), row.GetString(4), row.GetText(5), (int?)row.GetNumber(6), row.GetNumber(7), row.GetBlob(8), row.GetId(9));
}

/// <summary>The types of unlock slots (protocol.md 3.2).</summary>
internal static class SlotTypes
{
    public const byte Password = 1;
    public const byte Kit = 2;
    public const byte Last = 4;
}
