using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Troth.Domain.HouseRules;

public sealed class CrisisTests
{
    private static readonly string[] Lists = [.. Repository.Files(Path.Combine(Repository.Web, "crisis"), ".json").Where(f => Path.GetFileName(f) != "index.json")];

    [Fact]
    public void R34_no_help_line_is_past_the_day_it_must_be_checked_again()
    {
        Assert.SkipWhen(Lists is [], "There are no help lines in this tree.");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);

        Assert.All(Lists, file =>
        {
            using var list = JsonDocument.Parse(File.ReadAllText(file));
            Assert.All(list.RootElement.EnumerateArray().ToArray(), line =>
            {
                var (on, by) = (Day(line, "verifiedOn"), Day(line, "verifyBy"));
                Assert.True(today <= by, $"{Path.GetFileName(file)}: {line.GetProperty("name")} had to be checked by {by:O}");
                Assert.InRange(by.DayNumber - on.DayNumber, 1, 180);
            });
        });
    }

    private static DateOnly Day(JsonElement line, string property) => DateOnly.ParseExact(line.GetProperty(property).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
