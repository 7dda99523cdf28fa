using Troth.Domain;
using Troth.Features.Agreements;
using Troth.Features.Amends;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Design;
using Troth.Features.Disclosure;
using Troth.Features.Expectations;
using Troth.Features.Goals;
using Troth.Features.Home;
using Troth.Features.Host;
using Troth.Features.Impact;
using Troth.Features.Journal;
using Troth.Features.Kindness;
using Troth.Features.Meeting;
using Troth.Features.Milestones;
using Troth.Features.Notes;
using Troth.Features.Openness;
using Troth.Features.Profile;
using Troth.Features.Questions;
using Troth.Features.Setbacks;
using Troth.Features.Transparency;
using Troth.Features.WeeklyTalk;

namespace Troth.Features.Catalog;

/// <summary>Every slice, one line each. A new feature is a folder and a line here.</summary>
public static class FeatureCatalog
{
    /// <summary>The slices.</summary>
    public static IReadOnlyList<Feature> All { get; } =
    [
        HomeFeature.Descriptor,
        CheckInsFeature.Descriptor,
        CheckInsFeature.Mine,
        JournalFeature.Descriptor,
        AgreementsFeature.Descriptor,
        QuestionsFeature.Descriptor,
        OpennessFeature.Descriptor,
        DisclosureFeature.Descriptor,
        ImpactFeature.Descriptor,
        AmendsFeature.Descriptor,
        ExpectationsFeature.Descriptor,
        MilestonesFeature.Descriptor,
        SetbacksFeature.Descriptor,
        CommitmentsFeature.Descriptor,
        KindnessFeature.Descriptor,
        GoalsFeature.Descriptor,
        WeeklyTalkFeature.Descriptor,
        TransparencyFeature.Descriptor,
        NotesFeature.Descriptor,
        MeetingFeature.Descriptor,
        ProfileFeature.Descriptor,
        HostFeature.Descriptor,
        DesignFeature.Descriptor,
    ];

    /// <summary>A life in which nothing has happened, that understands every slice.</summary>
    public static Life NewLife { get; } = Life.Of(All);

    /// <summary>Every kind of event.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } = [.. All.SelectMany(f => f.Kinds)];

    /// <summary>The kind of an event: its name, the space it goes to, its JSON.</summary>
    public static EventKind KindOf(LifeEvent happened) => Kinds.Single(k => k.Type.Type == happened.GetType());

    /// <summary>The place a route belongs to; Today for an unknown one.</summary>
    /// <param name="path">Begins with a slash.</param>
    public static Place PlaceOf(string path) =>
        Enum.GetValues<Place>().Select(place => (Route: HomeFeature.Route(place), Place: place))
            .Concat(All.SelectMany(f => f.Elsewhere))
            .Concat(All.Select(f => (f.Route, f.Place)))
            .FirstOrDefault(r => path == r.Route || path.StartsWith(r.Route + "/", StringComparison.Ordinal))
            .Place;
}
