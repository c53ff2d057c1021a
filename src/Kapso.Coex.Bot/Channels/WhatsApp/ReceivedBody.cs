using System.Buffers;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>A request's bytes as they came, in borrowed memory: whatever is read from them must not point into them.</summary>
internal sealed class ReceivedBody(int largest) : IDisposable
{
    private byte[] buffer = [];
    private int length;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>False where there is more than allowed. Memory grows with what has come, not with what was announced.</summary>
    public async Task<bool> Fill(HttpRequest request)
    {
        const int usual = 16 * 1024;
        if (request.ContentLength > largest)
        {
            return false;
        }

        Grow(usual);
        while (await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted) is var read and > 0)
        {
            length += read;
            if (length > largest)
            {
                return false;
            }

            if (length == buffer.Length)
            {
                Grow(2 * length);
            }
        }

        return true;
    }

    public void Dispose()
    {
        Release();
        buffer = [];
        length = 0;
    }

    private void Grow(int size)
    {
        var bigger = ArrayPool<byte>.Shared.Rent(size);
        Bytes.CopyTo(bigger);
        Release();
        buffer = bigger;
    }

    private void Release()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
