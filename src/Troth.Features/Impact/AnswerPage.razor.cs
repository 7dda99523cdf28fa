using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Impact;

/// <summary>The answer to a statement, or to what the other understood of mine: written for me alone until I send it.</summary>
public sealed partial class AnswerPage
{
    private Reflection? about; // what is marked, or null where something is to be said in own words
    private ImmutableSortedDictionary<int, Mark> marks = ImmutableSortedDictionary<int, Mark>.Empty;

    /// <summary>The statement's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override string UnsentKey => $"impact.{Id}.{about?.Id}";

    private Statement? Statement => Id16.TryParse(Id, out var id) ? Of<SharedImpact>()[id] : null;

    private bool Defended => Defence.MayBeHeardIn(Typed!);

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        // It stays the same while it is marked, also when the other tries again meanwhile.
        about = Statement is { By.Mine: true } mine ? mine.Latest : null;
        return base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override string Read(string kept)
    {
        marks = about is null ? marks : about.Marks.SetItems(Statement.ReadMarks(kept).Select(m => KeyValuePair.Create(m.Passage, m)));
        return kept;
    }

    /// <inheritdoc/>
    protected override string Write(string typed) => typed;

    private Task MarkAsync(Mark mark)
    {
        marks = marks.SetItem(mark.Passage, mark);
        return KeepAsync(Statement.ToText([.. marks.Values]));
    }

    private Decision<ImpactEvent> Said(Id16 reflection) => about is null
        ? Of<SharedImpact>().Reflect(Statement!.Id, reflection, Typed!, Of<Bond>(), Now)
        : Of<SharedImpact>().Mark(Statement!.Id, about.Id, [.. marks.Values], Of<Bond>(), Now);

    private Task SendAsync() => SendAsync(Said(Id16.New()), $"/impact/{Id}");
}
