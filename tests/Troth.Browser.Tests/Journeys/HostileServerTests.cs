using System.Security.Cryptography;
using System.Text.Json;
using Troth.Protocol;
using Troth.Server.Tests;
using Troth.Server.Tests.Engine.Hostile;

namespace Troth.Browser.Tests.Journeys;

/// <summary>A server that lies to one of two people, as that person sees it.</summary>
public sealed class HostileServerTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string AnotherPast = "The server shows another past than the one this device has seen.";
    private const string Changed = "Something that is kept on the server was changed, or is missing there.";
    private const string AnotherKey = "The server shows a change of keys, or of who can read, that does not check.";
    private const string Damaged = "Something that is kept on the server is damaged.";
    private const string Stays = "What is shown here was checked and stays readable.";

    [Fact]
    public async Task A_past_that_is_taken_back_changed_or_forked_is_said_and_nothing_read_or_written_is_lost()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await SharingAsync(street);
        await ana.SharesAsync("the garden");
        await ben.SeesAsync("the garden");

        // The server takes back what it has shown.
        var liar = await Liar.AtAsync(ana.Page);
        liar.Tells(truth => Branch.Of(truth.Head(0).Space, truth.Frames.SkipLast(2)));
        await ben.SharesAsync("the gate");
        await ana.SeesAsync(AnotherPast);
        await SavesMeanwhileAsync(ana, "written after the rollback", "the garden");
        await ana.DoesNotSeeAsync("the gate");
        await ReadsDetailsAsync(ana);
        var inspection = new Inspection(ana.Page);
        await inspection.LookAsync("a record that has stopped");
        inspection.FindsNothing();
        await RecoversAsync(ana, liar);
        await ben.SeesAsync("written after the rollback");

        // It changes what is kept.
        liar = await Liar.AtAsync(ana.Page);
        liar.Tells(WithSwappedBody);
        await ben.SharesAsync("the well");
        await ana.SeesAsync(Changed);
        await SavesMeanwhileAsync(ana, "written after the change", "the gate");
        await RecoversAsync(ana, liar);
        await ana.SeesAsync("the well");
        await ben.SeesAsync("written after the change");

        // It adds an entry under keys that nobody changed to, and one that is none.
        foreach (var (flags, epoch, sentence) in new[] { (EntryFlags.None, 9u, AnotherKey), (EntryFlags.Commit, 2u, AnotherKey), (EntryFlags.Erase, 1u, Damaged) })
        {
            await ben.SharesAsync($"before {flags} {epoch}");
            await ana.SeesAsync($"before {flags} {epoch}");
            liar = await Liar.AtAsync(ana.Page);
            liar.Tells(truth => Branch.Of(truth.Head(0).Space, [.. truth.Frames, Sealed.Entry(truth.Head(0).Space, epoch, flags)]));
            await ben.SharesAsync($"beside {flags} {epoch}");
            await ana.SeesAsync(sentence);
            await SavesMeanwhileAsync(ana, $"written after {flags} {epoch}", $"before {flags} {epoch}");
            await RecoversAsync(ana, liar);
            await ben.SeesAsync($"written after {flags} {epoch}");
        }

        // It shows each of the two something else.
        liar = await Liar.AtAsync(ana.Page);
        Forks(liar);
        await ben.SharesAsync("the orchard");
        await ana.SeesAsync("the orchard");
        await ana.SharesAsync("only on this branch");
        await ben.SharesAsync("the meadow");
        await ben.SharesAsync("the hill"); // sealed by somebody who had seen the other branch
        await ana.SeesAsync(AnotherPast);
        await SavesMeanwhileAsync(ana, "written after the fork", "only on this branch");
        await LooksAgainAsync(ana, liar);
        await ana.SeesAsync(AnotherPast);
        await ana.SeesAsync("only on this branch");
        await ana.SeesAsync("written after the fork");
        await ben.DoesNotSeeAsync("written after the fork");
        await ben.DoesNotSeeAsync(Stays); // nothing was sealed on the branch and sent to the truth

        // The two compare four words, and the one who was led astray goes on from what the other has.
        await ana.FollowsWordsAsync(["abacus", "abacus", "abacus", "abacus"]);
        await ana.SeesAsync("does not show this device a record with these four words");
        await ana.OpensSharedNotesAsync();
        await ana.SeesAsync("only on this branch");
        await ana.FollowsWordsAsync(await ben.StateWordsAsync());
        await ana.SeesAsync("Something you wrote stood only in the copy that this device has let go of.");
        await ana.SeesNoMoreAsync(Stays);
        await ana.OpensSharedNotesAsync();
        await ana.SeesAsync("the hill");
        await ana.DoesNotSeeAsync("only on this branch");
        await ana.PressesAsync("Send again");
        await ana.HasSentEverythingAsync();
        await ana.SeesAsync("only on this branch");
        await ben.OpensSharedNotesAsync();
        await ben.SeesAsync("only on this branch");
        await ben.SeesAsync("written after the fork");
        await ana.OpensAnewAsync();
        await ana.OpensSharedNotesAsync();
        await ana.SeesAsync("written after the fork");
        await ana.DoesNotSeeAsync(Stays);
        await ana.DoesNotSeeAsync("Something you wrote stood only");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_backup_that_was_put_back_gets_what_it_lacks_from_the_browser_that_holds_it()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await SharingAsync(street, "sanicle", "betony");
        await ben.SharesAsync("the garden");
        await ana.SeesAsync("the garden");
        await ana.LocksAsync();
        var (liar, whole) = (await Liar.AtAsync(ana.Page), 0);
        liar.Tells(truth =>
        {
            whole = truth.Frames.Count;
            return (liar.Own ??= Branch.Of(truth.Head(0).Space, truth.Frames.SkipLast(2))).Copy();
        });

        await ana.UnlocksAsync();
        await ana.OpensSharedNotesAsync();
        await ana.SharesAsync("the gate");
        await ana.HasSentEverythingAsync();

        await ana.SeesAsync("the garden");
        await ana.DoesNotSeeAsync(AnotherPast);
        Assert.Equal(whole + 1, liar.Own!.N);
        await ana.SeesAsync("The server had lost 2 entries.");
        await ana.PressesAsync("I have read it");
        await ana.SeesNoMoreAsync("The server had lost 2 entries.");
        await ana.LocksAsync();
        await ana.UnlocksAsync();
        await ana.DoesNotSeeAsync("The server had lost 2 entries.");
        await ana.OpensAboutThisServerAsync();
        await ana.SeesAsync("The server had lost 2 entries. This device gave them back as they were.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Theory]
    [InlineData("avens", 6)] // what the master key is sealed in
    [InlineData("burnet", 66)] // the slot's public key
    public async Task A_slot_that_the_server_changed_opens_nothing_and_nothing_is_lost(string handle, int at)
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync(handle);
        await ana.OpensPrivatePagesAsync();
        await ana.LosesTheNetworkAsync();
        await ana.WritesAsync("written before");
        await ana.LocksAsync();
        await ana.FindsTheNetworkAsync();
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        byte[] other = at == 66 ? [4, .. point.X!, .. point.Y!] : RandomNumberGenerator.GetBytes(60);
        await ana.Page.RouteAsync("**/api/v1/sessions", async route =>
        {
            var answer = await route.FetchAsync();
            var signedIn = JsonSerializer.Deserialize(await answer.BodyAsync(), ProtocolJson.Default.SignInAnswer)!;
            var slots = signedIn.Slots.Select(slot => slot with { Blob = [.. slot.Blob[..at], .. other, .. slot.Blob[(at + other.Length)..]] });
            await route.FulfillAsync(new() { Response = answer, BodyBytes = JsonSerializer.SerializeToUtf8Bytes(signedIn with { Slots = [.. slots] }, ProtocolJson.Default.SignInAnswer) });
        });

        await ana.TriesToUnlockAsync(Person.Password);
        await ana.SeesAsync("Part of what the server keeps does not fit together, so nothing was changed.");
        await ana.Page.UnrouteAsync("**/api/v1/sessions");
        await ana.UnlocksAsync();
        await ana.HasSentEverythingAsync();
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync("written before");
    }

    private static async Task<(Person Ana, Person Ben)> SharingAsync(Street street, string inviter = "larkspur", string joiner = "borage")
    {
        var (ana, ben) = await street.SharingAsync(inviter, joiner);
        await ana.OpensSharedNotesAsync();
        await ben.OpensSharedNotesAsync();
        return (ana, ben);
    }

    private static async Task SavesMeanwhileAsync(Person ana, string note, string read)
    {
        await ana.SeesAsync(Stays);
        await ana.SeesAsync(read);
        await ana.SharesAsync(note);
        await ana.SeesAsync("1 change waits on this device.");
    }

    private static async Task ReadsDetailsAsync(Person ana)
    {
        await ana.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await ana.Page.GetByText("Details for whoever helps").ClickAsync();
        await ana.PressesAsync("Copy details");
        await ana.SeesAsync("The details are copied.");
        var copied = await ana.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Matches("^Troth [^ ]*, [0-9-]{10}\nspace [0-9a-f]{4}, place [0-9]+, epoch 1: 3 Gap$", copied);
    }

    private static async Task LooksAgainAsync(Person ana, Liar liar)
    {
        await liar.LeavesAsync();
        await ana.LocksAsync();
        await ana.UnlocksAsync();
        await ana.OpensSharedNotesAsync();
    }

    private static async Task RecoversAsync(Person ana, Liar liar)
    {
        await LooksAgainAsync(ana, liar);
        await ana.SeesNoMoreAsync(Stays);
    }

    private static Branch WithSwappedBody(Branch truth)
    {
        var (frames, last) = (truth.Frames, truth.Frames[^1]);
        return Branch.Of(truth.Head(0).Space, [.. frames.SkipLast(1), last with { Body = frames[^2].Body }]);
    }

    /// <summary>What Ana writes from now on stays between her and the liar, who goes on showing her what Ben writes.</summary>
    private static void Forks(Liar liar)
    {
        var known = 0;
        liar.Tells(truth =>
        {
            liar.Own ??= truth.Copy();
            known = known == 0 ? truth.Frames.Count : known;
            foreach (var frame in truth.Frames.Skip(known))
            {
                liar.Own.Add(frame);
            }

            known = truth.Frames.Count;
            return liar.Own.Copy();
        });
    }
}
