namespace Troth.Server.Accounts;

/// <summary>The AUTH that a request carries beside its token, where a token alone could do harm that its owner cannot undo (protocol.md 8). Empty where there is none.</summary>
internal sealed record Proof(byte[] Auth)
{
    /// <summary>Carries AUTH in base64.</summary>
    public const string Header = "Troth-Auth";

    /// <summary>Reads it from the request.</summary>
    public static ValueTask<Proof?> BindAsync(HttpContext context)
    {
        var auth = new byte[Verifier.AuthBytes];
        var whole = Convert.TryFromBase64String(context.Request.Headers[Header].ToString(), auth, out var length) && length == auth.Length;
        return ValueTask.FromResult<Proof?>(new(whole ? auth : []));
    }
}
