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
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 999].Array[10, 40]).Sample((admission, steps) => new Run(false).Play(admission, steps), iter: Runs);
    }

    [Fact]
    public void Who_goes_on_from_a_snapshot_at_any_moment_sees_what_they_would_have_seen_without()
    {
        _ = (Person.Ada, Person.Ben);
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 999].Array[10, 40]).Sample((admission, steps) => new Run(true).Play(admission, steps), iter: Runs / 3);
    }

    /// <summary>
    /// One run: four devices, of which Ben's know the space only from the admission on. With snapshots a device that is unlocked anew goes on from one, and the
    /// unlock before it reads along.
    /// </summary>
    private sealed class Run
    {
        private readonly bool _snapshots;
        private readonly Shelf _shelf = new();
        private readonly Id16 _space;
        private readonly Device[] _devices;
        private readonly Device?[] _before = new Device?[4];
        private readonly HashSet<Id16> _erased = [];
        private bool _met;

        public Run(bool snapshots)
        {
            _snapshots = snapshots;
            Person.Ada.Register(_shelf);
            Person.Ben.Register(_shelf);
            _devices = [Unlock(Person.Ada), Unlock(Person.Ada), Unlock(Person.Ben), Unlock(Person.Ben)];
            _space = _devices[0].NewSpace();
            Pull(_devices[1]);
        }

        public bool Play(int admission, int[] steps)
        {
            for (var i = 0; i < steps.Length; i++)
            {
                if (i == admission)
                {
                    Admit();
                    Follow();
                }

                Step(steps[i]);
                Follow();
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
                case 9 when _snapshots:
                    (_before[which], _devices[which]) = (_devices[which], _devices[which].Relock());
                    break;
                default:
                    _devices[which] = Unlock(_devices[which].Owner);
                    Pull(_devices[which]);
                    break;
            }
        }

        private void Follow()
        {
            for (var i = 0; i < _devices.Length; i++)
            {
                _before[i]?.Follow(_devices[i]);
            }
        }

        private Device Unlock(Person person)
        {
            var device = person.UnlockAtHome(_shelf);
            device.Pull(person.Personal);
            return device;
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
