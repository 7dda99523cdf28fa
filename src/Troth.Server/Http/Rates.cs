using System.Net.Sockets;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Server.Http;

/// <summary>Every rate limit. Network addresses are kept in memory only, as a hash under a key that is never stored.</summary>
internal sealed class Rates(TimeProvider time, Settings settings)
{
    private readonly byte[] addressKey = RandomNumberGenerator.GetBytes(32);
    private readonly Bucket appends = new(time, Limits.AppendBurst, Limits.AppendsPerMinute);
    private readonly Window invites = new(time, Limits.InvitesPerDay, TimeSpan.FromDays(1));
    private readonly Window claims = new(time, Limits.ClaimsPerHour, TimeSpan.FromHours(1));
    private readonly Window registrations = new(time, Limits.RegistrationsPerHour, TimeSpan.FromHours(1));
    private readonly Window handles = new(time, Limits.SignIns, TimeSpan.FromMinutes(Limits.SignInMinutes));
    private readonly Window signIns = new(time, Limits.SignIns, TimeSpan.FromMinutes(Limits.SignInMinutes));
    private readonly Window seeds = new(time, Limits.SignIns, TimeSpan.FromMinutes(Limits.SignInMinutes));

    public Refusal? Append(Id16 account) =>
        appends.Take(account) is { } wait ? Refusals.Rate($"appends, and of {Limits.AppendsPerMinute} more a minute,", Limits.AppendBurst, wait) : null;

    public Refusal? Invite(Id16 account) => Refuse(invites.Take(account.ToString()), "invitations a day", Limits.InvitesPerDay);

    public Refusal? Claim(HttpContext context) => Refuse(ByAddress(claims, context), "claims an hour", Limits.ClaimsPerHour);

    public Refusal? Register(HttpContext context) => Refuse(ByAddress(registrations, context), "new accounts an hour", Limits.RegistrationsPerHour);

    public Refusal? Seed(HttpContext context) => Refuse(ByAddress(seeds, context), $"sign-ins in {Limits.SignInMinutes} minutes", Limits.SignIns);

    /// <summary>A try to sign in, to recover or to change the password: by subject (a handle with its purpose and network) and by network. Only failed ones count in the end.</summary>
    public Refusal? SignIn(string subject, HttpContext context) =>
        Refuse(ByAddress(signIns, context) ?? handles.Take(subject), $"sign-ins in {Limits.SignInMinutes} minutes", Limits.SignIns);

    /// <summary>The try was right: a person who locks after two minutes unlocks often, and two people share an address.</summary>
    public void SignedIn(string subject, HttpContext context)
    {
        handles.GiveBack(subject);
        if (settings.AddressLimits)
        {
            signIns.GiveBack(Network(context));
        }
    }

    /// <summary>Forgets what no longer counts.</summary>
    public void Sweep()
    {
        appends.Sweep();
        foreach (var window in (Window[])[invites, claims, registrations, handles, signIns, seeds])
        {
            window.Sweep();
        }
    }

    private static Refusal? Refuse(TimeSpan? wait, string what, long limit) => wait is { } time ? Refusals.Rate(what, limit, time) : null;

    private TimeSpan? ByAddress(Window window, HttpContext context) =>
        settings.AddressLimits ? window.Take(Network(context)) : null;

    /// <summary>The network a request comes from, as a hash that means nothing after a restart. IPv6 by /64: a household has a whole network of them.</summary>
    public string Network(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var bytes = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.GetAddressBytes() ?? [];
        var network = address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? bytes.AsSpan(0, 8) : bytes;
        return Convert.ToHexString(HMACSHA256.HashData(addressKey, network));
    }
}
