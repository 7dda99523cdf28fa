using CsCheck;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>With an honest server nothing is ever reported, whatever two people do on two devices each and in whatever order.</summary>
public sealed class HonestRunTests
{
    private const int Runs = 300;

    [Fact]
    public void No_honest_run_raises_an_alarm_and_all_devices_end_at_the_same_head()
    {
        _ = (Person.Ada, Person.Ben);
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 999].Array[10, 40]).Sample((admission, steps) => new Run().Play(admission, steps), iter: Runs);
    }

    /// <summary>One run: four devices, of which Ben's know the space only from the admission on.</summary>
    private sealed class Run
    {
        private readonly Shelf _shelf = new();
        private readonly Id16 _space;
        private readonly Device[] _devices;
        private readonly HashSet<Id16> _erased = [];
        private bool _met;

        public Run()
        {
            Person.Ada.Register(_shelf);
            Person.Ben.Register(_shelf);
            var ada = Person.Ada.Unlock(_shelf);
            _space = ada.NewSpace();
            _devices = [ada, Person.Ada.Unlock(_shelf), Person.Ben.Unlock(_shelf), Person.Ben.Unlock(_shelf)];
            _devices[1].Pull(_space);
        }

        public bool Play(int admission, int[] steps)
        {
            for (var i = 0; i < steps.Length; i++)
            {
                if (i == admission)
                {
                    Admit();
                }

                Step(steps[i]);
            }

            Device[] all = [.. _met ? _devices : _devices[..2], Person.Ada.Unlock(_shelf)];
            return all.Select(device => Convert.ToHexString(Pull(device).H)).Distinct().Count() == 1
                && all.All(device => device.Items[_space].All(item => item.State != ItemState.Unverified));
        }

        private void Step(int step)
        {
            var which = step % (_met ? 4 : 2);
            switch (step / 4 % 10)
            {
                case 0 or 1 or 2 or 3:
                    Write(_devices[which], 1 + (step % 3));
                    break;
                case 4 or 5:
                    Pull(_devices[which]);
                    break;
                case 6 or 7 or 8:
                    Erase(_devices[which], step);
                    break;
                default:
                    _devices[which] = _devices[which].Owner.Unlock(_shelf);
                    Pull(_devices[which]);
                    break;
            }
        }

        /// <summary>The server refuses an older epoch; the device then reads on and seals anew.</summary>
        private void Write(Device device, int count)
        {
            if (_met && device.Last(_space).Epoch == 0)
            {
                Pull(device);
            }

            device.Write(_space, [.. Enumerable.Range(0, count).Select(i => Device.Draft($"word {i}"))]);
        }

        private void Erase(Device device, int step)
        {
            var mine = device.Items[_space].Where(item => item is { Mine: true, Kind: 64 } && !_erased.Contains(item.Entry)).ToList();
            if (mine.Count > 0)
            {
                Pull(device);
                var target = mine[step % mine.Count].Entry;
                device.Erase(_space, target);
                _erased.Add(target);
            }
        }

        /// <summary>The personal space first: it may hold the key of an epoch that another device of the person has begun.</summary>
        private Opened Pull(Device device)
        {
            device.Pull(device.Owner.Personal);
            return device.Pull(_space);
        }

        private void Admit()
        {
            Pull(_devices[0]);
            _devices[0].Meet(_devices[2], _space);
            _met = true;
            Pull(_devices[3]);
        }
    }
}
