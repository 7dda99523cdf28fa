using System.Diagnostics;

namespace Troth.Bench;

/// <summary>The preloaded library of flush.c, where there is a compiler and a file system in memory for it.</summary>
internal sealed class Flushes(string? library) : IDisposable
{
    private const string Memory = "/dev/shm";

    /// <summary>Whether flushes can be counted and given a price.</summary>
    public bool Work => library is not null;

    public static Flushes Compile()
    {
        var made = Path.Combine(Path.GetTempPath(), $"troth-flush-{Environment.ProcessId}.so");
        try
        {
            using var gcc = Process.Start("gcc", ["-shared", "-fPIC", "-O2", "-o", made, Path.Combine(Folders.Root, "bench", "flush.c"), "-ldl"]);
            gcc.WaitForExit();
            return new(gcc.ExitCode == 0 && Directory.Exists(Memory) ? made : null);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new(null);
        }
    }

    /// <summary>A folder on a disk where each flush takes one millisecond.</summary>
    public static string SteadyDisk() => Directory.CreateTempSubdirectory("troth-bench-").FullName is var name && Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, Path.GetFileName(name))).FullName
        : name;

    public void Put(IDictionary<string, string?> environment, string counter, bool steady)
    {
        if (library is null)
        {
            return;
        }

        environment["LD_PRELOAD"] = library;
        environment["FLUSH_COUNT"] = counter;
        environment["FLUSH_US"] = steady ? "1000" : "0";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (library is not null)
        {
            File.Delete(library);
        }
    }
}
