namespace Troth.Protocol;

/// <summary>The <c>code</c> of a problem detail: stable, and the key of the sentence the app shows.</summary>
public static class ProblemCodes
{
    public const string Malformed = "malformed";
    public const string TooLarge = "too_large";
    public const string NotFound = "not_found";
    public const string Auth = "auth";
    public const string Rate = "rate";
    public const string Quota = "quota";
    public const string NotMember = "not_member";
    public const string EpochStale = "epoch_stale";
    public const string IdConflict = "id_conflict";
    public const string CasLost = "cas_lost";
    public const string BadToken = "bad_token";
    public const string HandleTaken = "handle_taken";
    public const string RegistrationClosed = "registration_closed";
    public const string InviteGone = "invite_gone";
    public const string InviteFull = "invite_full";
    public const string RecoveryNone = "recovery_none";
    public const string Unavailable = "unavailable";
}
