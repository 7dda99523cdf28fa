namespace Troth.Browser.Tests.Vault;

/// <summary>Stories through the vault's messages; each is told in the script file of its name (story.js, forgery.js).</summary>
public sealed class StoryTests(Browser browser)
{
    [Fact]
    public Task An_account_reopens_in_another_browser() => TellAsync("anAccountReopensElsewhere");

    [Fact]
    public Task Unlocking_refuses_what_is_wrong_and_says_no_more() => TellAsync("unlockingRefusesWhatIsWrong");

    [Fact]
    public Task Secret_key_and_kit_texts_are_checked_while_locked() => TellAsync("textsAreChecked");

    [Fact]
    public Task Password_and_kit_change_and_everything_still_opens() => TellAsync("keysChangeWithoutLosingAnything");

    [Fact]
    public Task An_open_vault_does_not_change_the_way_in_by_itself() => TellAsync("anOpenVaultDoesNotChangeTheWayInByItself");

    [Fact]
    public Task Two_people_meet_and_write_to_each_other() => TellAsync("twoPeopleMeet");

    [Fact]
    public Task An_invitation_opens_for_one_person_only() => TellAsync("anInvitationOpensForOneOnly");

    [Fact]
    public Task Erased_words_leave_the_chain_whole() => TellAsync("erasedWordsLeaveTheChainWhole");

    [Fact]
    public Task Blind_words_open_with_their_key_only() => TellAsync("blindWordsOpenWithTheirKeyOnly");

    [Fact]
    public Task A_locked_vault_refuses() => TellAsync("aLockedVaultRefuses");

    [Fact]
    public Task A_log_of_two_thousand_entries_opens_at_once() => TellAsync("aLongLogOpensInPages");

    [Fact]
    public Task Every_flipped_bit_is_found_and_named() => TellAsync("everyFlippedBitIsFound");

    [Fact]
    public Task The_server_cannot_drop_swap_or_replay() => TellAsync("theServerCannotDropSwapOrReplay");

    [Fact]
    public Task A_member_who_cheats_is_named() => TellAsync("aMemberWhoCheatsIsNamed");

    [Fact]
    public Task A_commit_must_be_right_in_every_part() => TellAsync("aCommitMustBeRight");

    [Fact]
    public Task Without_its_key_nothing_opens() => TellAsync("withoutItsKeyNothingOpens");

    [Fact]
    public Task Only_a_member_lets_somebody_in() => TellAsync("onlyAMemberLetsSomebodyIn");

    private async Task TellAsync(string story)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        await page.TellAsync(story).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }
}
