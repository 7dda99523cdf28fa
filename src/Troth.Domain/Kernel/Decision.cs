namespace Troth.Domain;

/// <summary>The outcome of asking a slice to do something: facts to write, or a reason not to.</summary>
public abstract record Decision<TEvent>
{
    private Decision()
    {
    }

    /// <summary>Yes, and this is what then happened.</summary>
    public sealed record Accepted(IReadOnlyList<TEvent> Events) : Decision<TEvent>;

    /// <summary>No.</summary>
    /// <param name="Reason"><c>slice.reason-in-kebab</c>, which is also the key of the sentence the page shows.</param>
    public sealed record Refused(string Reason) : Decision<TEvent>;

    /// <summary>Accepts with the given events.</summary>
    public static implicit operator Decision<TEvent>(TEvent[] events) => new Accepted(events);

    /// <summary>Refuses for the given reason.</summary>
    public static implicit operator Decision<TEvent>(string reason) => new Refused(reason);
}
