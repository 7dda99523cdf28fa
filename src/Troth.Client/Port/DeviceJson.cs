using System.Text.Json.Serialization;
using Troth.Domain;

namespace Troth.Client.Port;

/// <summary>The JSON of what this device keeps for itself, sealed.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GivenBack))]
[JsonSerializable(typeof(IReadOnlyList<Waiting>))]
[JsonSerializable(typeof(MeetingNote))]
internal sealed partial class DeviceJson : JsonSerializerContext;
