using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Server.Store;

/// <summary>The folder with everything this server keeps: the database, its generation and the server's own secret.</summary>
internal sealed class DataFolder
{
    public DataFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Database = Path.Combine(path, "troth.db");
        Generation = ReadGeneration(Path.Combine(path, "generation"));
        Secret = ReadSecret(Path.Combine(path, "secret"));
    }

    /// <summary>The SQLite file.</summary>
    public string Database { get; }

    /// <summary>Changes when the database was restored. A file, not a row: a restored row would say that nothing had happened.</summary>
    public Id16 Generation { get; }

    /// <summary>32 bytes that make the answers for unknown handles stable.</summary>
    public byte[] Secret { get; }

    private static Id16 ReadGeneration(string file)
    {
        if (!File.Exists(file))
        {
            File.WriteAllText(file, Id16.New().ToString());
        }

        return Id16.TryParse(File.ReadAllText(file).Trim(), out var id)
            ? id
            : throw new InvalidDataException("The generation file must hold 32 hex digits.");
    }

    private static byte[] ReadSecret(string file)
    {
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(file, options);
            stream.Write(RandomNumberGenerator.GetBytes(32));
        }

        return File.ReadAllBytes(file) is { Length: 32 } secret
            ? secret
            : throw new InvalidDataException("The secret file must hold 32 bytes.");
    }
}
