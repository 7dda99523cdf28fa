using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Troth.Protocol;

namespace Troth.Bench;

/// <summary>One connection that sends prepared requests and reads answers with as little work as can be: the load must not cost what it measures.</summary>
internal sealed class Line : IDisposable
{
    private const int EntryIdAt = 4 + 20; // in a frame: after its length, the header's version, suite, flags, and space

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] answer = new byte[65_536];
    private byte[] request = [];
    private int frameAt;

    public Task ConnectAsync(int port) => socket.ConnectAsync(IPAddress.Loopback, port);

    /// <summary>From now on this resident appends to the own space.</summary>
    public void Become(Resident resident, byte[] body)
    {
        var frame = Frames.Write([Crowd.Entry(resident.Space, EntryFlags.None, body)]);
        var head = Encoding.ASCII.GetBytes(
            $"POST /api/v1/spaces/{resident.Space}/log HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {resident.Token}\r\nTroth-Epoch: 0\r\n"
            + $"Content-Type: {Frames.MediaType}\r\nContent-Length: {frame.Length}\r\n\r\n");
        (request, frameAt) = ([.. head, .. frame], head.Length);
    }

    /// <summary>Appends one new entry and waits for the answer.</summary>
    public async ValueTask AppendAsync()
    {
        RandomNumberGenerator.Fill(request.AsSpan(frameAt + EntryIdAt, Id16.Length));
        await socket.SendAsync(request);
        var length = 0;
        do
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(length));
            length = read > 0 ? length + read : throw new IOException("The server has hung up.");
        }
        while (!IsWhole(answer.AsSpan(0, length)));
        if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer, 0, length));
        }
    }

    /// <summary>Sends any request and does not wait.</summary>
    public async Task AskAsync(string request) => await socket.SendAsync(Encoding.ASCII.GetBytes(request));

    /// <summary>Reads until the answer holds a text.</summary>
    public async Task HearAsync(string text)
    {
        var (wanted, length) = (Encoding.ASCII.GetBytes(text), 0);
        while (answer.AsSpan(0, length).IndexOf(wanted) < 0)
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(length));
            length = read > 0 ? length + read : throw new IOException("The server has hung up.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        var digits = head[(at + 16)..];
        digits = digits[..(digits.IndexOf((byte)'\r') is var cut && cut < 0 ? digits.Length : cut)];
        return answer.Length >= end + 4 + int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
