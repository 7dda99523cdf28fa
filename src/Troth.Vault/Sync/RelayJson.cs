using System.Text.Json.Serialization;
using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>The JSON of the messages that a signed-in device exchanges, as <see cref="ProtocolJson"/> writes them: without the others, which the browser would load for nothing.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ServerInfo))]
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
internal sealed partial class RelayJson : JsonSerializerContext;
