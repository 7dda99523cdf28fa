using Troth.Protocol;

namespace Troth.Server.Http;

/// <summary>The signed-in account behind a request.</summary>
/// <param name="Session">The session whose token was shown.</param>
/// <param name="Recovered">Whether a recovery opened the session and no new password has been set yet.</param>
internal sealed record Caller(Id16 Account, Id16 Session, bool Recovered)
{
    /// <summary>Binds the caller that <see cref="BearerHandler"/> found.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Caller>());
}
