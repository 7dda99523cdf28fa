namespace Troth.Server.Http;

/// <summary>Either a value or a <see cref="Http.Refusal"/>. A refused write leaves nothing behind.</summary>
internal readonly record struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>The reason, or null where there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value; only to be read after <see cref="Refusal"/> was seen to be null.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException("A refusal has no value.");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of an outcome that has none.</summary>
internal readonly record struct Done;
