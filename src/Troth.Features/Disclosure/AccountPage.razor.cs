using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>An account on its way: facts for me alone, so that it is there on every device of mine. What is being typed stays on this one.</summary>
public sealed partial class AccountPage
{
    private const string UnsentKey = "disclosure.unsent";

    private readonly Dictionary<Floor, string> floors = Enum.GetValues<Floor>().ToDictionary(floor => floor, _ => "");
    private readonly Id16 fresh = Id16.New();
    private Id16 piece = Id16.New();
    private Piece unsent = Piece.Blank;
    private Id16? about;
    private Floor? asked;
    private bool writes;
    private bool focus;
    private PieceForm? form;

    /// <summary>One thing is asked at a time: a piece, or what comes after it.</summary>
    private bool Writes => writes || Account.Private.Drafts is [];

    private Telling Account => Of<Disclosures>().Account ?? Of<Disclosures>()[fresh];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        unsent = Piece.Read(await Life.DraftAsync(UnsentKey)) ?? Piece.Blank;
        writes = unsent != Piece.Blank;
        foreach (var (_, words) in Account.Private.Drafts.FindAll(d => d.Words.Floor is not null))
        {
            floors[words.Floor!.Value] = words.What;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus && form is not null)
        {
            focus = false;
            await form.FocusAsync();
        }
    }

    private string? WhyOf(Floor floor) => about is null && asked == floor ? Why : null;

    // The form may be far from the button, and the button is gone.
    private Task ChangeAsync(Id16 id, Piece words)
    {
        (writes, focus) = (true, true);
        return KeepAsync(id, words);
    }

    // What was typed stays on this device, and is there when it is gone on with; a kept piece stays as it was.
    private async Task LeaveAsync()
    {
        writes = false;
        if (Account.Private.Drafts.Exists(d => d.Id == piece))
        {
            await KeepAsync(Id16.New(), Piece.Blank);
        }
    }

    private Task KeepAsync(Id16 id, Piece words)
    {
        (piece, unsent, Refused) = (id, words, null);
        return Life.KeepDraftAsync(UnsentKey, words.ToText());
    }

    private async Task AddAsync()
    {
        (about, asked) = (piece, null);
        if (await DoAsync(Of<Disclosures>().Draft(Account.Id, piece, unsent)))
        {
            (piece, unsent, writes) = (Id16.New(), Piece.Blank, false);
            await Life.KeepDraftAsync(UnsentKey, "");
        }
    }

    private async Task AnswerAsync(Floor floor, string words)
    {
        (about, asked, floors[floor]) = (null, floor, words);
        var known = Account.Private.Drafts.Find(d => d.Words.Floor == floor);
        await DoAsync(Of<Disclosures>().Draft(Account.Id, known.Words is null ? Id16.New() : known.Id, Piece.Of(floor, words)));
    }

    private async Task CloseAsync()
    {
        (about, asked) = (null, null);
        await DoAsync(Of<Disclosures>().Offer(Account.Id, Of<Bond>(), Now));
    }
}
