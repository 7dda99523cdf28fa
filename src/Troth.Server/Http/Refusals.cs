using Troth.Protocol;

namespace Troth.Server.Http;

/// <summary>Every refusal the server gives, with its status and sentence.</summary>
internal static class Refusals
{
    public static readonly Refusal Auth = new(401, ProblemCodes.Auth, "Please sign in: the token or the credentials are not valid.");
    public static readonly Refusal WrongPassword = new(403, ProblemCodes.Auth, "The current password is not right.");
    public static readonly Refusal NotFound = new(404, ProblemCodes.NotFound, "There is nothing at this address.");
    public static readonly Refusal NotMember = new(403, ProblemCodes.NotMember, "You are not a member of this space.");
    public static readonly Refusal EpochStale = new(409, ProblemCodes.EpochStale, "The space is in another epoch. Read the log, seal again and retry.");
    public static readonly Refusal IdConflict = new(409, ProblemCodes.IdConflict, "This id already stands for something else.");
    public static readonly Refusal CasLost = new(409, ProblemCodes.CasLost, "The space has moved on. Read the log and build the commit again.");
    public static readonly Refusal BadToken = new(403, ProblemCodes.BadToken, "The erase token does not belong to this entry.");
    public static readonly Refusal HandleTaken = new(409, ProblemCodes.HandleTaken, "This handle is taken.");
    public static readonly Refusal RegistrationClosed = new(403, ProblemCodes.RegistrationClosed, "This server takes no new accounts.");
    public static readonly Refusal InvitedOnly = new(403, ProblemCodes.RegistrationClosed, "This server takes new accounts by invitation only.");
    public static readonly Refusal InviteGone = new(410, ProblemCodes.InviteGone, "This invitation has expired, was used or was withdrawn.");
    public static readonly Refusal InviteFull = new(409, ProblemCodes.InviteFull, $"This invitation has been claimed {Limits.InviteClaims} times and is void.", Limits.InviteClaims);
    public static readonly Refusal RecoveryNone = new(404, ProblemCodes.RecoveryNone, "No recovery is running.");
    public static readonly Refusal Unavailable = new(503, ProblemCodes.Unavailable, "The server cannot store or read at the moment. Nothing was changed.");
    public static readonly Refusal Broken = new(500, ProblemCodes.Unavailable, "The server failed. Nothing was changed.");

    public static Refusal Malformed(string detail) => new(400, ProblemCodes.Malformed, detail);

    public static Refusal TooLarge(string what, long limit) => new(413, ProblemCodes.TooLarge, $"The limit for {what} is {limit}.", limit);

    public static Refusal Quota(string what, long limit) => new(409, ProblemCodes.Quota, $"The limit of {limit} {what} is reached. Reading, erasing and leaving still work.", limit);

    public static Refusal Rate(string what, long limit, TimeSpan wait) => new(429, ProblemCodes.Rate, $"The limit of {limit} {what} is reached. Please wait a moment.", limit, wait);

    /// <summary>The refusal for a bare HTTP status that the framework gave.</summary>
    public static Refusal ForStatus(int status) => status switch
    {
        401 => Auth,
        404 => NotFound,
        413 => TooLarge("the bytes of a request", Limits.BatchBytes),
        >= 500 => Broken,
        405 => Malformed("This address does not take this method.") with { Status = 405 },
        415 => Malformed("This address does not take this media type.") with { Status = 415 },
        _ => Malformed("The request could not be read.") with { Status = status },
    };
}
