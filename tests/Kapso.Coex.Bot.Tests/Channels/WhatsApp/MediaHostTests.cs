using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class MediaHostTests
{
    private static readonly GraphAccount OnALaptop = GraphAccount.Of(new WhatsAppOptions { PhoneNumberId = "1", GraphBaseUrl = new Uri("http://127.0.0.1:4300") });

    [Theory]
    [InlineData("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&hash=x")]
    [InlineData("https://graph.facebook.com/v25.0/1")]
    [InlineData("https://scontent.cdn.fbsbx.com/x")]
    [InlineData("https://LOOKASIDE.FBSBX.COM/x")]
    [InlineData("https://lookaside.fbsbx.com:443/x")]
    public void Metas_own_hosts_get_the_token(string address) => Assert.NotNull(MediaHost.Trusted(address, Outside.Meta));

    [Theory]
    [InlineData("https://api.kapso.ai/media/1")]
    [InlineData("https://app.kapso.ai/rails/active_storage/blobs/x")]
    public void Kapsos_own_hosts_get_the_key(string address) => Assert.NotNull(MediaHost.Trusted(address, Outside.Kapso));

    [Theory]
    [InlineData("http://127.0.0.1:4300/media/1")]
    [InlineData("http://127.0.0.1:4300/")]
    public void A_configured_address_is_trusted_as_it_is(string address) => Assert.NotNull(MediaHost.Trusted(address, OnALaptop));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/media/1")]
    [InlineData("lookaside.fbsbx.com/x")]
    [InlineData("http://lookaside.fbsbx.com/x")]
    [InlineData("ftp://lookaside.fbsbx.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://lookaside.fbsbx.com:8443/x")]
    [InlineData("https://lookaside.fbsbx.com./x")]
    [InlineData("https://fbsbx.com/x")]
    [InlineData("https://evilfbsbx.com/x")]
    [InlineData("https://lookaside.fbsbx.com.evil.example/x")]
    [InlineData("https://.fbsbx.com/x")]
    [InlineData("https://a..fbsbx.com/x")]
    [InlineData("https://evil.example/lookaside.fbsbx.com")]
    [InlineData("https://evil.example#lookaside.fbsbx.com")]
    [InlineData("https://evil.example?lookaside.fbsbx.com")]
    [InlineData("https://evil.example\\@lookaside.fbsbx.com/x")]
    [InlineData("https://lookaside.fbsbx.com@evil.example/x")]
    [InlineData("https://user@lookaside.fbsbx.com/x")]
    [InlineData("https://user:secret@lookaside.fbsbx.com/x")]
    [InlineData("https://lookaside.fbsbx.com%2eevil.example/x")]
    [InlineData("https://xn--lookaside-fbsbx-com-x.example/x")]
    [InlineData("https://lookaside。fbsbx。com/x")]
    [InlineData("https://lookaside.ｆbsbx.com/x")]
    [InlineData("https://lookaside.fbѕbx.com/x")]
    [InlineData("https://graph.facebook.com.evil.example/x")]
    [InlineData("https://x.graph.facebook.com/x")]
    [InlineData("https://api.kapso.ai/x")]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("http://127.0.0.1:4300/x")]
    [InlineData("http://localhost:4300/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("http://2130706433/x")]
    [InlineData("http://0x7f000001/x")]
    [InlineData("http://0177.0.0.1/x")]
    [InlineData("http://127.1/x")]
    [InlineData("http://[::1]/x")]
    [InlineData("http://[::ffff:127.0.0.1]/x")]
    [InlineData("http://[::ffff:7f00:1]/x")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://0.0.0.0/x")]
    public void Nobody_else_gets_it_and_nothing_else_is_fetched(string? address) => Assert.Null(MediaHost.Trusted(address, Outside.Meta));

    [Theory]
    [InlineData("http://127.0.0.1:4301/x")]
    [InlineData("https://127.0.0.1:4300/x")]
    [InlineData("http://localhost:4300/x")]
    [InlineData("http://[::ffff:127.0.0.1]:4300/x")]
    [InlineData("http://user@127.0.0.1:4300/x")]
    public void A_configured_address_opens_no_other_door(string address) => Assert.Null(MediaHost.Trusted(address, OnALaptop));

    [Theory]
    [InlineData("https://lookaside.fbsbx.com/x")]
    [InlineData("https://kapso.ai/x")]
    [InlineData("https://notkapso.ai/x")]
    [InlineData("https://graph.facebook.com/x")]
    public void Kapsos_key_goes_to_nobody_but_Kapso(string address) => Assert.Null(MediaHost.Trusted(address, Outside.Kapso));

    [Fact]
    public void Another_base_of_ones_own_replaces_Kapsos_and_its_platform_stays() => Assert.NotNull(MediaHost.Trusted(
        "http://127.0.0.1:4300/platform/v1/media/1",
        GraphAccount.Of(new KapsoOptions { PhoneNumberId = "1", ApiKey = "k", PlatformBaseUrl = new Uri("http://127.0.0.1:4300/platform/v1") })));
}
