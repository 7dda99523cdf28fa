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
