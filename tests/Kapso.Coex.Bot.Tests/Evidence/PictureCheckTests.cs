using System.Text;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Evidence;
using SkiaSharp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Evidence;

public sealed class PictureCheckTests : IDisposable
{
    private readonly PictureCheck check = new();

    public void Dispose() => check.Dispose();

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/jpeg")]
    public async Task A_picture_is_encoded_anew_with_a_thumbnail(SKEncodedImageFormat format, string becomes)
    {
        var found = await Check(Pictures.Encode(640, 480, format));

        Assert.Equal(FileVerdict.Picture, found.Verdict);
        Assert.Equal(becomes, found.Picture!.ContentType);
        using var picture = SKBitmap.Decode(found.Picture.Content);
        Assert.Equal((640, 480), (picture.Width, picture.Height));
        Assert.True(picture.GetPixel(10, 10).Red > 200 && picture.GetPixel(630, 10).Blue > 200);
        using var thumbnail = SKBitmap.Decode(found.Picture.Thumbnail);
        Assert.Equal((320, 240), (thumbnail.Width, thumbnail.Height));
    }

    [Fact]
    public async Task What_hid_behind_or_inside_a_picture_is_gone()
    {
        byte[] withTail = [.. Pictures.Png(20, 20), .. "<script>alert(1)</script>"u8];
        var withPlace = WithExif(Pictures.Encode(20, 20, SKEncodedImageFormat.Jpeg), 1, "GPS 41.38");

        Assert.Equal(-1, (await Check(withTail)).Picture!.Content.AsSpan().IndexOf("<script>"u8));
        Assert.Equal(-1, (await Check(withPlace)).Picture!.Content.AsSpan().IndexOf("GPS 41.38"u8));
    }

    [Theory]
    [InlineData(1, 40, 20, "red left")]
    [InlineData(2, 40, 20, "red right")]
    [InlineData(3, 40, 20, "red right")]
    [InlineData(4, 40, 20, "red left")]
    [InlineData(5, 20, 40, "red top")]
    [InlineData(6, 20, 40, "red top")]
    [InlineData(7, 20, 40, "red bottom")]
    [InlineData(8, 20, 40, "red bottom")]
    public async Task A_photo_is_turned_upright(byte orientation, int width, int height, string seen)
    {
        var found = await Check(WithExif(Pictures.Encode(40, 20, SKEncodedImageFormat.Jpeg), orientation, ""));

        using var picture = SKBitmap.Decode(found.Picture!.Content);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        var (x, y) = seen switch { "red left" => (3, 10), "red right" => (36, 10), "red top" => (10, 3), _ => (10, 36) };
        Assert.True(picture.GetPixel(x, y).Red > 200, seen);
        Assert.True(picture.GetPixel(width - 1 - x, height - 1 - y).Blue > 200, seen);
    }

    [Theory]
    [InlineData(4000, 3000, 1, 2560, 1920)]
    [InlineData(4000, 3000, 6, 1920, 2560)]
    [InlineData(2560, 1440, 1, 2560, 1440)]
    [InlineData(1080, 9000, 1, 1080, 9000)]
    [InlineData(2160, 9000, 1, 1080, 4500)]
    [InlineData(3000, 40, 1, 3000, 40)]
    public async Task A_photo_is_shrunk_to_what_a_screen_shows_and_a_long_screenshot_stays_readable(int width, int height, byte orientation, int becomesWidth, int becomesHeight)
    {
        var found = await Check(WithExif(Pictures.Encode(width, height, SKEncodedImageFormat.Jpeg), orientation, ""));

        using var picture = SKBitmap.Decode(found.Picture!.Content);
        Assert.Equal((becomesWidth, becomesHeight), (picture.Width, picture.Height));
        Assert.Equal((becomesWidth, becomesHeight), (found.Picture.Width, found.Picture.Height));
        Assert.True(picture.GetPixel(2, 2).Red > 200 && picture.GetPixel(becomesWidth - 3, becomesHeight - 3).Blue > 200);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Nothing_of_the_metadata_is_left(SKEncodedImageFormat format)
    {
        var photo = SmallFiles.WithMetadata(Pictures.Encode(64, 48, format), format);
        Assert.All(SmallFiles.Traces, trace => Assert.True(photo.AsSpan().IndexOf(trace) > 0));

        var found = await Check(photo);

        Assert.Equal(FileVerdict.Picture, found.Verdict);
        foreach (var made in new[] { found.Picture!.Content, found.Picture.Thumbnail })
        {
            Assert.All(SmallFiles.Traces, trace => Assert.Equal(-1, made.AsSpan().IndexOf(trace)));
        }
    }

    [Fact]
    public async Task An_empty_file_is_called_empty() => Assert.Equal(FileVerdict.Empty, (await Check([])).Verdict);

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("GIF89a")]
    [InlineData("RIFF....WAVE")]
    [InlineData("x")]
    public async Task What_does_not_begin_like_a_picture_is_none(string content) =>
        Assert.Equal(FileVerdict.NotAPicture, (await Check(Encoding.UTF8.GetBytes(content))).Verdict);

    [Fact]
    public async Task A_picture_cut_short_is_broken()
    {
        var whole = Pictures.Png(200, 200);

        Assert.Equal(FileVerdict.Broken, (await Check(whole[..(whole.Length / 2)])).Verdict);
        Assert.Equal(FileVerdict.Broken, (await Check(whole[..9])).Verdict);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_its_header() => Assert.Equal(FileVerdict.TooManyPixels, (await Check(SmallFiles.ClaimingToBe(40_000, 40_000))).Verdict);

    [Fact]
    public async Task More_than_ten_megabytes_are_not_opened() =>
        Assert.Equal(FileVerdict.TooLarge, (await Check(new byte[PictureCheck.LargestFile + 1])).Verdict);

    [Fact]
    public async Task A_screenshot_keeps_what_shines_through()
    {
        using var clear = new SKBitmap(new SKImageInfo(8, 8, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var webp = clear.Encode(SKEncodedImageFormat.Webp, 100);

        Assert.Equal("image/png", (await Check(webp.ToArray())).Picture!.ContentType);
    }

    private Task<CheckedFile> Check(byte[] content) => check.Check(content, TestContext.Current.CancellationToken);

    /// <summary>A JPEG with a note on how the camera was held, and one more.</summary>
    private static byte[] WithExif(byte[] jpeg, byte orientation, string note)
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(note),
        ];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
