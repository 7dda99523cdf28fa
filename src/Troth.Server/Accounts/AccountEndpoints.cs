using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Live;
using Troth.Server.Store;

namespace Troth.Server.Accounts;

/// <summary>Making an account, and changing what opens it (protocol.md 3, 8).</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder api)
    {
        api.MapPost("/accounts", Register);
        api.MapGet("/account", Account).RequireAuthorization();
        api.MapPut("/account/slots/{slot}", PutSlot).RequireAuthorization();
        api.MapPut("/account/password", ChangePassword).RequireAuthorization();
    }

    private static async Task<Results<Created, Refusal>> Register(
        RegisterRequest request, HttpContext context, Registrar registrar, Rates rates)
    {
        if (rates.Register(context) is { } busy)
        {
            return busy;
        }

        var registered = await registrar.RegisterAsync(request);
        return registered.Refusal is { } refusal ? refusal : TypedResults.Created();
    }

    private static Results<Ok<AccountRecord>, Refusal> Account(Caller caller, SqliteStore store) => store.Read(db =>
    {
        var account = db.FindAccount(caller.Account)!;
        var recovery = account.RecoveryAt is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : (DateTimeOffset?)null;
        return TypedResults.Ok(new AccountRecord(account.Id, account.Handle, account.Personal, db.Slots(account.Id), account.KitWait, recovery));
    });

    private static async Task<Results<NoContent, Refusal>> PutSlot(
        Id16 slot, SlotRequest request, Caller caller, HttpContext context, Keyholder keyholder, SqliteStore store, Verifier verifier)
    {
        if (request.Type is <= SlotTypes.Password or > SlotTypes.Last)
        {
            return Refusals.Malformed("A slot of this type cannot be put here; a password has its own address.");
        }

        if (!Blobs.Fit(request.Blob))
        {
            return Blobs.Refused;
        }

        if (Credentials.Check(request.Kit, expected: request.Type == SlotTypes.Kit) is { } misfit)
        {
            return misfit;
        }

        var proven = keyholder.Check(caller, request.Auth, context);
        if (proven.Refusal is { } unproven)
        {
            return unproven;
        }

        var kit = request.Kit is { } given ? new Kit(verifier.Hash(given.Auth), given.WaitHours) : null;
        var put = await store.WriteAsync(db => db.Put(proven.Value, new(slot, request.Type, request.Blob), kit));
        return put.Refusal is { } refusal ? refusal : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Refusal>> ChangePassword(
        PasswordRequest request, Caller caller, HttpContext context, Keyholder keyholder, SqliteStore store, Verifier verifier, Pokes pokes)
    {
        if (Credentials.Check(request.Seed, request.Iterations, request.NewAuth) is { } misfit)
        {
            return misfit;
        }

        if (request.Slot.Type != SlotTypes.Password || !Blobs.Fit(request.Slot.Blob))
        {
            return Refusals.Malformed("A new password comes with its slot.");
        }

        var proven = caller.Recovered ? store.Read(db => db.FindAccount(caller.Account))! : keyholder.Check(caller, request.Auth, context);
        if (proven.Refusal is { } unproven)
        {
            return unproven;
        }

        var hash = verifier.Hash(request.NewAuth);
        var changed = await store.WriteAsync(db => db.Change(caller, proven.Value, request, hash));
        if (changed.Refusal is { } refusal)
        {
            return refusal;
        }

        // Whoever listens looks whether their session still stands.
        pokes.Tell(caller.Account, Poke.Mailbox);
        return TypedResults.NoContent();
    }

    private static Outcome<Done> Put(this Sql db, Account proven, SlotRecord slot, Kit? kit)
    {
        var account = proven.Id;
        if (db.HasChanged(proven))
        {
            return Refusals.Auth;
        }

        if (db.Slots(account).Find(standing => standing.Slot == slot.Slot) is { } old && old.Type != slot.Type)
        {
            return Refusals.IdConflict;
        }

        db.PutSlot(account, slot);
        if (kit is not null)
        {
            db.SetKit(account, kit);
        }

        return db.Slots(account).Count > Limits.Slots ? Refusals.Quota("unlock slots", Limits.Slots) : default(Done);
    }

    private static Outcome<Done> Change(this Sql db, Caller caller, Account proven, PasswordRequest request, string hash)
    {
        if (db.HasChanged(proven))
        {
            return Refusals.Auth;
        }

        if (db.Slots(caller.Account).Exists(slot => slot.Slot == request.Slot.Slot && slot.Type != SlotTypes.Password))
        {
            return Refusals.IdConflict;
        }

        var stamp = RandomNumberGenerator.GetBytes(Id16.Length);
        db.SetPassword(caller.Account, request, hash, stamp);
        db.PutSlot(caller.Account, request.Slot);
        db.KeepOnly(caller, stamp);
        return default(Done);
    }

    // The stamp is compared once more: of two changes at the same moment only one was made with the password that stands.
    private static bool HasChanged(this Sql db, Account proven) => !db.FindAccount(proven.Id)!.Stamp.AsSpan().SequenceEqual(proven.Stamp);
}
