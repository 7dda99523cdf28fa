using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>
/// The only writer. It takes every request that waits, runs each in a savepoint of one transaction and commits once, so that one fsync serves them all;
/// each caller is answered after the commit. A request that refuses or fails takes back its own savepoint only.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int GroupSize = 256;
    private const int AnswersInARow = 64;
    private readonly Channel<Job> queue = Channel.CreateUnbounded<Job>(new() { SingleReader = true });
    private readonly Sql db;
    private readonly Action? sessionsChanged;
    private readonly Task loop;

    /// <param name="sessionsChanged">Called after a commit that wrote what sessions stand on, and before anybody is answered.</param>
    public SqliteWriter(Sql db, Action? sessionsChanged = null)
    {
        (this.db, this.sessionsChanged) = (db, sessionsChanged);
        loop = Task.Run(RunAsync);
    }

    /// <summary>Runs the work in the next group. Throws what the work threw, or <see cref="SqliteException"/> if the group could not be committed.</summary>
    /// <param name="checksFirst">The work refuses before it writes anything: then it needs no savepoint, which would copy every page it touches.</param>
    public Task<Outcome<T>> WriteAsync<T>(Func<Sql, Outcome<T>> work, bool checksFirst = false)
    {
        var job = new Job<T>(work, checksFirst);
        return queue.Writer.TryWrite(job) ? job.Answered : throw new ObjectDisposedException(nameof(SqliteWriter));
    }

    /// <summary>Finishes what waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        db.Dispose();
    }

    private async Task RunAsync()
    {
        var group = new List<Job>(GroupSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupSize && queue.Reader.TryRead(out var job))
            {
                group.Add(job);
            }

            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<Job> group)
    {
        try
        {
            db.Run("BEGIN IMMEDIATE");
            db.Spaces.ForgetUnless(db.Number("PRAGMA data_version")); // it changes when anybody else has written to the file
            foreach (var job in group)
            {
                job.Run(db);
            }

            db.Run("COMMIT");
            TellOfSessions();
        }
        catch (Exception broken)
        {
            // Whatever it was: nothing of this group was changed, everybody is told so, and the next group goes on.
            RollBack();
            db.Spaces.Forget();
            group.ForEach(job => job.Fail(broken));
        }

        // What follows an answer is short: to wake a thread for each would cost more, and take the processors from the next group.
        foreach (var row in group.Chunk(AnswersInARow))
        {
            ThreadPool.UnsafeQueueUserWorkItem(static row => Array.ForEach(row, job => job.Answer()), row, preferLocal: true);
        }
    }

    private void TellOfSessions()
    {
        if (db.SessionsTouched)
        {
            db.SessionsTouched = false;
            sessionsChanged?.Invoke();
        }
    }

    private void RollBack()
    {
        try
        {
            db.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk or an I/O error has rolled the transaction back already.
        }
    }

    private abstract class Job
    {
        public abstract void Run(Sql db);

        public abstract void Answer();

        public abstract void Fail(Exception broken);
    }

    private sealed class Job<T>(Func<Sql, Outcome<T>> work, bool checksFirst) : Job
    {
        private readonly TaskCompletionSource<Outcome<T>> answer = new();
        private Outcome<T> outcome;
        private Exception? fault;

        public Task<Outcome<T>> Answered => answer.Task;

        public override void Run(Sql db)
        {
            if (checksFirst)
            {
                RunBare(db);
                return;
            }

            db.Run("SAVEPOINT one");
            try
            {
                outcome = work(db);
            }
            catch (Exception broken)
            {
                // Whatever it was, it is this caller's alone: the rest of the group goes on.
                fault = broken;
            }

            if (fault is not null || outcome.Refusal is not null)
            {
                db.Run("ROLLBACK TO one");
            }

            db.Run("RELEASE one");
            db.Spaces.Forget();
        }

        // What breaks here breaks the group: everybody is told that nothing was changed, and nothing was.
        private void RunBare(Sql db)
        {
            var before = db.Changes;
            outcome = work(db);
            if (outcome.Refusal is not null && db.Changes != before)
            {
                throw new InvalidOperationException("Work that was to check first has written and then refused.");
            }
        }

        public override void Answer()
        {
            if (fault is null)
            {
                answer.SetResult(outcome);
                return;
            }

            answer.SetException(fault);
        }

        public override void Fail(Exception broken) => fault ??= broken;
    }
}
