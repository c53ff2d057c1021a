using System.Buffers.Binary;
using System.IO.Hashing;
using SkiaSharp;

namespace Kapso.Coex.Bot.Tests.Evidence;

/// <summary>Files made by hand, byte by byte.</summary>
internal static class SmallFiles
{
    /// <summary>What a phone writes into a photo: where it was taken, with what, and by whom.</summary>
    public static readonly byte[][] Traces = [Gps(), "Pixel 9 Pro"u8.ToArray(), "Taken by Ana at home"u8.ToArray()];

    /// <summary>A PNG whose header promises more than follows.</summary>
    public static byte[] ClaimingToBe(int width, int height)
    {
        var png = Pictures.Png(4, 4);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.HashToUInt32(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The same picture with a block of EXIF in it, as its format has it.</summary>
    public static byte[] WithMetadata(byte[] picture, SKEncodedImageFormat format) => format switch
    {
        SKEncodedImageFormat.Jpeg => [.. picture[..2], .. Segment([.. "Exif\0\0"u8, .. Exif()]), .. picture[2..]],
        SKEncodedImageFormat.Png => [.. picture[..33], .. Chunk("eXIf"u8, Exif()), .. Chunk("tEXt"u8, [.. "Comment\0"u8, .. Traces[2]]), .. picture[33..]],
        _ => Webp(picture),
    };

    /// <summary>Big-endian TIFF: the first directory names the camera, says what it likes, and points to one with the place.</summary>
    private static byte[] Exif()
    {
        const int Directory = 8, Entries = 3, AfterFirst = Directory + 2 + (Entries * 12) + 4;
        var (camera, comment, gps) = ((byte[])[.. Traces[1], 0], (byte[])[.. Traces[2], 0], Gps());
        var (commentAt, placeAt) = (AfterFirst + camera.Length, AfterFirst + camera.Length + comment.Length);
        var gpsDirectory = placeAt + gps.Length;
        return
        [
            .. "MM\0*"u8, .. Int(Directory),
            0, Entries,
            .. Entry(0x010E, 2, comment.Length, commentAt),
            .. Entry(0x0110, 2, camera.Length, AfterFirst),
            .. Entry(0x8825, 4, 1, gpsDirectory),
            .. Int(0), .. camera, .. comment, .. gps,
            0, 2, .. Entry(1, 2, 2, 'N' << 24), .. Entry(2, 5, 3, placeAt), .. Int(0),
        ];
    }

    // Degrees, minutes, seconds of a latitude, each a fraction: 41/1 23/1 1234/100.
    private static byte[] Gps() => [.. Int(41), .. Int(1), .. Int(23), .. Int(1), .. Int(1234), .. Int(100)];

    private static byte[] Entry(ushort tag, ushort type, int count, int value) =>
        [(byte)(tag >> 8), (byte)tag, (byte)(type >> 8), (byte)type, .. Int(count), .. Int(value)];

    private static byte[] Segment(byte[] content) => [0xFF, 0xE1, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content) =>
        [.. Int(content.Length), .. name, .. content, .. Int((int)Crc32.HashToUInt32([.. name, .. content]))];

    // A simple WebP becomes an extended one: its header says the size, and that EXIF follows.
    private static byte[] Webp(byte[] picture)
    {
        using var codec = SKCodec.Create(new MemoryStream(picture));
        var (width, height) = (codec.Info.Width - 1, codec.Info.Height - 1);
        byte[] header = [.. "VP8X"u8, 10, 0, 0, 0, 0x08, 0, 0, 0, (byte)width, (byte)(width >> 8), 0, (byte)height, (byte)(height >> 8), 0];
        var exif = Exif();
        exif = exif.Length % 2 == 1 ? [.. exif, 0] : exif;
        byte[] chunk = [.. "EXIF"u8, (byte)exif.Length, (byte)(exif.Length >> 8), 0, 0, .. exif];
        byte[] body = [.. "WEBP"u8, .. header, .. picture[12..], .. chunk];
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length);
        return [.. "RIFF"u8, .. size, .. body];
    }

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
