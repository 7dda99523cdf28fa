namespace Troth.Features.Disclosure;

/// <summary>Where a disclosure stands for whoever looks: first for whoever tells, then for whoever hears.</summary>
public enum Stage
{
    Writing,
    Waiting,
    Paused,
    Deliver,
    TellInSession,
    Handed,
    HandedInSession,
    BeingWritten,
    Choose,
    NotYet,
    Ready,
    HearInSession,
    There,
    Opened,
    Folded,
}

/// <summary>Tells the stage of a disclosure.</summary>
public static class Stages
{
    /// <summary>Where it stands.</summary>
    public static Stage Of(Telling telling) => telling switch
    {
        { IHear: true, Private.Folded: true } => Stage.Folded,
        { IHear: true, Private.Opened.Count: > 0 } => Stage.Opened,
        { IHear: true, Shared.Letters: not [] } => Stage.There,
        { IHear: true, Shared.IsDelivered: true } => Stage.HearInSession,
        { IHear: true, Shared.OfferedAt: null } => Stage.BeingWritten,
        { IHear: true, MineReady: true } => Stage.Ready,
        { IHear: true, Private.Levels: null } => Stage.Choose,
        { IHear: true } => Stage.NotYet,
        { Shared: { Letters: not [], Mode: OpenMode.Alone } } => Stage.Handed,
        { Shared.Letters: not [] } => Stage.HandedInSession,
        { Shared.IsDelivered: true } => Stage.TellInSession,
        { Shared.BothReady: true } => Stage.Deliver,
        { MineReady: true } => Stage.Waiting,
        { Private.Closed: true } => Stage.Paused,
        _ => Stage.Writing,
    };
}

/// <summary>Where a session stands for whoever looks.</summary>
public enum SessionStep
{
    None,
    Refused,
    Ended,
    Over,
    Past,
    MineNamed,
    TheirsNamed,
    Later,
    Today,
    Started,
    On,
    Rests,
}

/// <summary>Tells how far a session is.</summary>
public static class SessionSteps
{
    /// <summary>Where it stands now.</summary>
    public static SessionStep Of(Telling telling, DateTimeOffset now) => telling.Shared.Sitting switch
    {
        { Rests: true } resting when resting.IsOn(now) => SessionStep.Rests,
        var on when on.IsOn(now) => SessionStep.On,
        { BothIn: true } => SessionStep.Over,
        { Ended: true } => SessionStep.Ended,
        { Refused: true } => SessionStep.Refused,
        var past when past.IsOver(now) => SessionStep.Past,
        { Agreed: true } when telling.MineJoined => SessionStep.Started,
        { Agreed: true } agreed => agreed.IsToday(now) ? SessionStep.Today : SessionStep.Later,
        { IsNamed: true, By.Mine: var mine } => mine ? SessionStep.MineNamed : SessionStep.TheirsNamed,
        _ => SessionStep.None,
    };
}
