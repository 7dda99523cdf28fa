using System.Security.Cryptography;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Spaces;
using Troth.Server.Store;

namespace Troth.Server.Accounts;

/// <summary>Makes accounts, in the way the operator chose.</summary>
internal sealed class Registrar(Settings settings, SqliteStore store, Verifier verifier, TimeProvider time)
{
    /// <summary>How an account can be made now. An empty server takes its first account freely, or nobody could begin.</summary>
    public Registration Mode => settings.Registration is Registration.Invited && !store.Read(db => db.HasAccounts()) ? Registration.Open : settings.Registration;

    /// <summary>Makes an account with its slots and its personal space, or nothing. The same request again is answered like the first.</summary>
    public async Task<Outcome<Done>> RegisterAsync(RegisterRequest request)
    {
        if (settings.Registration is Registration.Closed)
        {
            return Refusals.RegistrationClosed;
        }

        if (Handles.Read(request.Handle) is not { } handle)
        {
            return Refusals.Malformed("A handle has 3 to 32 of a-z 0-9 . _ - and begins with a letter or a digit.");
        }

        if (Credentials.Check(request) is { } misfit)
        {
            return misfit;
        }

        var opening = Opening.Read(request.Personal);
        if (opening.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = new Account(
            request.Account, handle, request.Seed, request.Iterations, verifier.Hash(request.Auth),
            request.Kit is { } kit ? verifier.Hash(kit.Auth) : null, request.Kit?.WaitHours, null, RandomNumberGenerator.GetBytes(Id16.Length), request.Personal.Space);
        return await store.WriteAsync(db => Add(db, account, request, opening.Value));
    }

    private Outcome<Done> Add(Sql db, Account account, RegisterRequest request, Opening opening)
    {
        var now = time.Now();
        if (db.FindAccount(account.Handle) is { } taken)
        {
            var same = taken.Id == account.Id && taken.Personal == account.Personal && taken.Seed.AsSpan().SequenceEqual(account.Seed);
            return same ? default(Done) : Refusals.HandleTaken;
        }

        if (db.FindAccount(account.Id) is not null)
        {
            return Refusals.IdConflict;
        }

        if (settings.Registration is Registration.Invited && db.HasAccounts())
        {
            if (request.Invite is not { } invite)
            {
                return Refusals.InvitedOnly;
            }

            if (!db.UseForRegistration(invite, now))
            {
                return Refusals.InviteGone;
            }
        }

        db.AddAccount(account, now.Day);
        foreach (var slot in request.Slots)
        {
            db.PutSlot(account.Id, slot);
        }

        return db.AddSpace(account.Id, opening, now.Day).Refusal is { } refusal ? refusal : default(Done);
    }
}
