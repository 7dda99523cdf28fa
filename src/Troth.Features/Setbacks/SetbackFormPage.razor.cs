using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>A setback, written for me alone and kept on this device until I send it.</summary>
public sealed partial class SetbackFormPage
{
    /// <inheritdoc/>
    protected override string UnsentKey => "setback.unsent";

    private bool AboutText => Refused is SetbackRefusals.NothingWritten or SetbackRefusals.TooLong;

    private IReadOnlyList<(Id16, string)> Touchable => [.. Touched.Holding(Life.State, Typed!.On).Select(each => (each.Id, $"{Text[$"touch.{each.Key}"]}: {each.Title}"))];

    /// <inheritdoc/>
    protected override Account Read(string kept) => Account.Read(kept) ?? Account.Blank(Day);

    /// <inheritdoc/>
    protected override string Write(Account typed) => typed.ToText();

    private IReadOnlyList<(T, string)> Labels<T>(string key)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (value, Text[$"{key}.{value}"].Value))];

    private Task SendAsync()
    {
        var id = Id16.New();
        return SendAsync(SharedSetbacks.Name(id, Typed!, Of<Bond>(), Day, Now), $"/setbacks/{id}");
    }
}
