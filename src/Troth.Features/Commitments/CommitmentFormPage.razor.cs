using System.Globalization;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Commitments;

/// <summary>A promise, written for me alone and kept on this device until I give it.</summary>
public sealed partial class CommitmentFormPage
{
    /// <inheritdoc/>
    protected override string UnsentKey => "commitment.unsent";

    private bool AboutText => Refused is CommitmentRefusals.NothingWritten or CommitmentRefusals.TooLong || Refused?.StartsWith(NeverRefusals.Kind, StringComparison.Ordinal) is true;

    /// <inheritdoc/>
    protected override Promise Read(string kept) => Promise.Read(kept) is { } typed ? typed with { Starts = typed.Starts < Day ? Day : typed.Starts } : Promise.Blank(Day);

    /// <inheritdoc/>
    protected override string Write(Promise typed) => typed.ToText();

    private static TimeOnly? Time(string? typed) => TimeOnly.TryParseExact(typed, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private Task GiveAsync()
    {
        var id = Id16.New();
        return SendAsync(SharedCommitments.Make(id, Typed!, Of<Bond>(), Day, Now), $"/commitments/{id}");
    }
}
