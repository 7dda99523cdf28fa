namespace Troth.Features.Phrasing;

/// <summary>Why words cannot stand: what they read like.</summary>
public static class NeverRefusals
{
    /// <summary>How all of them begin.</summary>
    public const string Kind = "never.";

    public const string NoPlaces = "never.places";
    public const string NoMessages = "never.messages";
    public const string NoPhones = "never.phones";
    public const string NoPasswords = "never.passwords";
    public const string NoScreens = "never.screens";
    public const string NoCalls = "never.calls";
    public const string NoPhotos = "never.photos";
    public const string NoApps = "never.apps";
    public const string NoContacts = "never.contacts";
    public const string NoListening = "never.listening";
    public const string NoProof = "never.proof";
    public const string NoHourly = "never.hourly";
    public const string NoCuttingOff = "never.cutting-off";
    public const string NoLeave = "never.leave";
    public const string NoBodies = "never.bodies";
    public const string NoForgiving = "never.forgiving";
    public const string NoThreats = "never.threats";
}
