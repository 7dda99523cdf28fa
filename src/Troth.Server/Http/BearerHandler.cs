using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Troth.Server.Http;

/// <summary>Reads the opaque bearer token. Every request asks who holds it, so that a session ends the moment it is ended.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, KnownCallers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Bearer";
    private const int TokenBytes = 32;

    /// <summary>A new token and the hash that is stored.</summary>
    public static (string Token, byte[] Hash) NewToken()
    {
        var bytes = RandomNumberGenerator.GetBytes(TokenBytes);
        return (Base64Url.EncodeToString(bytes), SHA256.HashData(bytes));
    }

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ReadToken() is not { } token)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (callers.Find(SHA256.HashData(token), TimeProvider.Now().Day) is not { } caller)
        {
            return Task.FromResult(AuthenticateResult.Fail("The token is not valid."));
        }

        Context.Features.Set(caller);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new(principal, SchemeName)));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        return Refusals.Auth.ExecuteAsync(Context);
    }

    private byte[]? ReadToken()
    {
        const string Prefix = SchemeName + " ";
        var text = Request.Headers.Authorization.ToString();
        var token = new byte[TokenBytes];
        return text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && Base64Url.IsValid(text.AsSpan(Prefix.Length), out var length) && length == TokenBytes
            && Base64Url.TryDecodeFromChars(text.AsSpan(Prefix.Length), token, out var read) && read == TokenBytes
            ? token
            : null;
    }
}
