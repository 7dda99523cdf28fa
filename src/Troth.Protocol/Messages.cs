using System.Text.Json.Serialization;

namespace Troth.Protocol;

/// <summary>GET /server.</summary>
/// <param name="Name">The operator's name for this server; may be empty.</param>
/// <param name="Generation">Changes when the database was restored from a backup.</param>
/// <param name="Registration"><c>open</c>, <c>invited</c> or <c>closed</c>.</param>
/// <param name="Version">The version of the running code.</param>
public sealed record ServerInfo(string Name, Id16 Generation, string Registration, string Version);

/// <summary>POST /kdf: what is needed to turn a password into keys, before sign-in.</summary>
public sealed record KdfRequest(string Handle);

/// <summary>The answer to <see cref="KdfRequest"/>; for an unknown handle a stable fake.</summary>
/// <param name="Seed">16 bytes.</param>
/// <param name="Iterations">PBKDF2 iterations.</param>
public sealed record KdfAnswer(byte[] Seed, int Iterations);

/// <summary>An unlock slot as the server keeps it: opaque (protocol.md 3.2).</summary>
public sealed record SlotRecord(Id16 Slot, byte Type, byte[] Blob);

/// <summary>The recovery kit's side of a registration or slot change.</summary>
/// <param name="Auth">AUTH_kit, 32 bytes.</param>
/// <param name="WaitHours">One of <see cref="Limits.RecoveryHours"/>.</param>
public sealed record KitRecord(byte[] Auth, int WaitHours);

/// <summary>A first commit of a space with the creator as its only member.</summary>
/// <param name="Frames">The commit, and whatever follows it, as <see cref="Frames.Write"/> writes them.</param>
/// <param name="Wrap">The creator's own wrap; null where the key went to the personal space.</param>
public sealed record NewSpace(Id16 Space, Id16 Member, byte[] Frames, byte[]? Wrap);

/// <summary>POST /accounts: an account and its personal space in one transaction.</summary>
/// <param name="Invite">An unused invitation, where the server takes new accounts by invitation only.</param>
public sealed record RegisterRequest(Id16 Account, string Handle, byte[] Seed, int Iterations, byte[] Auth, IReadOnlyList<SlotRecord> Slots, KitRecord? Kit, NewSpace Personal, Id16? Invite);

/// <summary>POST /sessions.</summary>
/// <param name="Auth">AUTH, 32 bytes.</param>
/// <param name="Device">A random id of this browser for this account; its sign-ins count as one device, the latest few stand.</param>
public sealed record SignInRequest(string Handle, byte[] Auth, Id16 Device);

/// <summary>A sign-in that worked.</summary>
/// <param name="Token">Opaque bearer token, base64url.</param>
public sealed record SignInAnswer(string Token, Id16 Account, Id16 Personal, byte[] Seed, int Iterations, IReadOnlyList<SlotRecord> Slots);

/// <summary>One signed-in device.</summary>
public sealed record SessionRecord(Id16 Session, DateOnly Since, bool Current);

/// <summary>GET /account.</summary>
public sealed record AccountRecord(Id16 Account, string Handle, Id16 Personal, IReadOnlyList<SlotRecord> Slots, int? KitWaitHours, DateTimeOffset? RecoveryAt);

/// <summary>PUT /account/slots/{id}: adds or replaces a slot that is not a password slot.</summary>
/// <param name="Auth">The current AUTH: a stolen token or an unlocked phone does not make another way in.</param>
/// <param name="Kit">Required with a kit slot, else null.</param>
public sealed record SlotRequest(byte[]? Auth, byte Type, byte[] Blob, KitRecord? Kit);

/// <summary>PUT /account/password: a new password slot and AUTH; every other session ends.</summary>
/// <param name="Auth">The current AUTH; null only in a session that a recovery opened.</param>
public sealed record PasswordRequest(byte[]? Auth, byte[] Seed, int Iterations, byte[] NewAuth, SlotRecord Slot);

/// <summary>POST /recovery.</summary>
public sealed record RecoveryRequest(string Handle, byte[] Auth, Id16 Device);

/// <summary>The answer while the wait is running (202).</summary>
public sealed record RecoveryWait(DateTimeOffset ReadyAt);

/// <summary>The head of one space.</summary>
/// <param name="N">Last place.</param>
/// <param name="H">h_n, 32 bytes.</param>
/// <param name="FirstN">The first place this member may read: the commit it joined by.</param>
public sealed record SpaceHead(Id16 Space, long N, byte[] H, uint Epoch, long FirstN);

/// <summary>GET /heads.</summary>
/// <param name="Version">Opaque; changes when anything here changes.</param>
/// <param name="Mailbox">How many messages wait.</param>
/// <param name="RecoveryAt">Set while somebody is using the recovery kit: when it may open.</param>
public sealed record HeadsAnswer(string Version, IReadOnlyList<SpaceHead> Spaces, int Mailbox, DateTimeOffset? RecoveryAt);

/// <summary>Where an appended entry stands.</summary>
/// <param name="Existing">True if the same entry had been accepted before.</param>
public sealed record Placed(Id16 Entry, long N, bool Existing);

/// <summary>The answer to an append.</summary>
public sealed record AppendAnswer(IReadOnlyList<Placed> Entries, long N, byte[] H);

/// <summary>A wrap for one member of a new epoch.</summary>
public sealed record WrapRecord(Id16 Member, byte[] Blob);

/// <summary>Somebody who joins by an invitation's claim.</summary>
public sealed record Joiner(Id16 Member, Id16 Invite, Id16 Claim);

/// <summary>POST /spaces/{s}/commits: compare-and-swap on epoch and head.</summary>
/// <param name="Frame">The commit, as <see cref="Frames.Write"/> writes it.</param>
public sealed record CommitRequest(uint ExpectedEpoch, long ExpectedN, byte[] Frame, IReadOnlyList<WrapRecord> Wraps, IReadOnlyList<Joiner> Add, IReadOnlyList<Id16> Remove);

/// <summary>GET /spaces/{s}/wraps: one epoch key, wrapped for the caller.</summary>
public sealed record EpochWrap(uint Epoch, byte[] Blob);

/// <summary>The caller's wraps, oldest epoch first.</summary>
public sealed record WrapsAnswer(IReadOnlyList<EpochWrap> Wraps);

/// <summary>POST /invites.</summary>
public sealed record InviteRequest(Id16 Invite, Id16 Space, byte[] Offer);

/// <summary>GET /invites/{id}.</summary>
public sealed record InviteAnswer(byte[] Offer, DateTimeOffset Expires);

/// <summary>POST /invites/{id}/claims.</summary>
public sealed record ClaimRequest(byte[] Claim);

/// <summary>A claim that waits for the inviter.</summary>
public sealed record MailboxMessage(Id16 Message, Id16 Invite, byte[] Claim);

/// <summary>GET /mailbox.</summary>
public sealed record MailboxAnswer(IReadOnlyList<MailboxMessage> Messages);

/// <summary>GET /sessions.</summary>
public sealed record SessionsAnswer(IReadOnlyList<SessionRecord> Sessions);

/// <summary>RFC 9457 problem details, with a stable <c>code</c>.</summary>
/// <param name="Limit">The number of the limit that was met, where one was.</param>
public sealed record Problem(string? Type, string? Title, int? Status, string? Detail, string Code, long? Limit);

/// <summary>The JSON of every message: generated, so that it survives trimming. Nulls are written, and nothing may be missing. Metadata only: the generated fast path writes null bytes as an empty string.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ServerInfo))]
[JsonSerializable(typeof(KdfRequest))]
[JsonSerializable(typeof(KdfAnswer))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SignInAnswer))]
[JsonSerializable(typeof(AccountRecord))]
[JsonSerializable(typeof(SlotRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(RecoveryRequest))]
[JsonSerializable(typeof(RecoveryWait))]
[JsonSerializable(typeof(HeadsAnswer))]
[JsonSerializable(typeof(AppendAnswer))]
[JsonSerializable(typeof(NewSpace))]
[JsonSerializable(typeof(CommitRequest))]
[JsonSerializable(typeof(WrapsAnswer))]
[JsonSerializable(typeof(InviteRequest))]
[JsonSerializable(typeof(InviteAnswer))]
[JsonSerializable(typeof(ClaimRequest))]
[JsonSerializable(typeof(MailboxAnswer))]
[JsonSerializable(typeof(SessionsAnswer))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ProtocolJson : JsonSerializerContext;
