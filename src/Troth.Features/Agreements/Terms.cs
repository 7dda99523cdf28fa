using System.Text.Json.Serialization;
using Troth.Domain;

namespace Troth.Features.Agreements;

/// <summary>What an agreement is about.</summary>
public enum Category
{
    Technology,
    Contact,
    Money,
    Time,
    Intimacy,
    FriendsAndFamily,
    Own,
}

/// <summary>Whom an agreement binds, as seen by whoever proposed it.</summary>
public enum Bound
{
    Both,
    Author,
    Other,
}

/// <summary>A part of the terms that can differ between two wordings.</summary>
public enum Part
{
    Text,
    Purpose,
    Category,
    Binds,
    Starts,
    ReviewOn,
    EndsOn,
    Missed,
    Exceptions,
}

/// <summary>All that two people agree on, word for word.</summary>
/// <param name="Purpose">Why it helps.</param>
/// <param name="ReviewOn">The day on which both look at it again; it stays in force past that day.</param>
/// <param name="EndsOn">The last day it is in force, or null.</param>
/// <param name="Missed">What happens when it is not kept: a talk, never a penalty.</param>
/// <param name="Exceptions">When it does not apply; may be empty.</param>
public sealed record Terms(string Text, string Purpose, Category Category, Bound Binds, DateOnly Starts, DateOnly ReviewOn, string Missed, string Exceptions = "", DateOnly? EndsOn = null)
{
    /// <summary>Longest text, characters.</summary>
    public const int LongestText = 2_000;

    /// <summary>Longest purpose, exceptions, or words about what happens when it is not kept, characters.</summary>
    public const int LongestPart = 600;

    /// <summary>Days until the first review, unless another day is chosen.</summary>
    public const int UsualDays = 30;

    /// <summary>Most days until the next review.</summary>
    public const int MostDays = 180;

    /// <summary>What a new form starts with.</summary>
    public static Terms Blank(DateOnly today) => new("", "", Category.Time, Bound.Both, today, today.AddDays(UsualDays), "");

    /// <summary>The first line, shortened where it is long.</summary>
    [JsonIgnore]
    public string Title => FirstLine.Of(Text);

    /// <summary>The same without blanks around what was typed.</summary>
    public Terms Trimmed() => this with { Text = Text.Trim(), Purpose = Purpose.Trim(), Missed = Missed.Trim(), Exceptions = Exceptions.Trim() };

    /// <summary>Why this can never be an agreement, whatever day it is, or null.</summary>
    public string? WhyNot()
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            return AgreementRefusals.NothingWritten;
        }

        if (string.IsNullOrWhiteSpace(Purpose))
        {
            return AgreementRefusals.NoPurpose;
        }

        return Text.Length > LongestText ? AgreementRefusals.TextTooLong
            : Math.Max(Purpose.Length, Math.Max(Missed.Length, Exceptions.Length)) > LongestPart ? AgreementRefusals.PartTooLong
            : !Enum.IsDefined(Category) || !Enum.IsDefined(Binds) ? AgreementRefusals.NotAChoice
            : ReviewOn <= Starts || EndsOn < Starts ? AgreementRefusals.DaysOutOfOrder
            : null;
    }

    /// <summary>Why this cannot be proposed on that day, or null.</summary>
    public string? WhyNotOn(DateOnly today) =>
        ReviewOn <= today || ReviewOn > today.AddDays(MostDays) ? AgreementRefusals.ReviewOutOfReach
        : EndsOn < today ? AgreementRefusals.DaysOutOfOrder
        : null;

    /// <summary>The parts in which these terms differ from others.</summary>
    /// <param name="sameAuthor">Whether both were proposed by the same person, so that "me" means the same in both.</param>
    public IReadOnlyList<Part> Differences(Terms before, bool sameAuthor) =>
    [
        .. Enum.GetValues<Part>().Where(part => part switch
        {
            Part.Text => Text != before.Text,
            Part.Purpose => Purpose != before.Purpose,
            Part.Category => Category != before.Category,
            Part.Binds => Binds != (sameAuthor ? before.Binds : before.Turned().Binds),
            Part.Starts => Starts != before.Starts,
            Part.ReviewOn => ReviewOn != before.ReviewOn,
            Part.EndsOn => EndsOn != before.EndsOn,
            Part.Missed => Missed != before.Missed,
            _ => Exceptions != before.Exceptions,
        }),
    ];

    /// <summary>The same terms as the other person would propose them.</summary>
    public Terms Turned() => this with { Binds = Binds switch { Bound.Author => Bound.Other, Bound.Other => Bound.Author, _ => Binds } };
}
