using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Two people who have met in a space: n = 1 founds it, 2 is Ada's word from before, 3 lets Ben in.</summary>
internal sealed class Couple
{
    public Couple()
    {
        Person.Ada.Register(Shelf);
        Person.Ben.Register(Shelf);
        (Ada, Ben) = (Person.Ada.Unlock(Shelf), Person.Ben.Unlock(Shelf));
        Space = Ada.NewSpace();
        Before = Ada.Write(Space, "before we met");
        Ada.Meet(Ben, Space);
    }

    public Shelf Shelf { get; } = new();

    public Device Ada { get; }

    public Device Ben { get; }

    public Id16 Space { get; }

    /// <summary>The entry Ben may not read.</summary>
    public Id16 Before { get; }

    /// <summary>A new device of Ben's that has opened nothing of the shared space yet.</summary>
    public Device FreshBen() => Person.Ben.Unlock(Shelf);

    /// <summary>What the server would give Ben.</summary>
    public List<Frame> ForBen() => Shelf.After("Ben", Space, 0);

    /// <summary>Lets a member of the space write what its app never would.</summary>
    public Forger Forge(Device device) => new(device, Space);
}
