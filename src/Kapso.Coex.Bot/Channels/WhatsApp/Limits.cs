namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>How much WhatsApp takes, in UTF-16 units.</summary>
internal static class Limits
{
    public const int Text = 4096;
    public const int ButtonBody = 1024;
    public const int Caption = 1024;
    public const int MenuBody = 4096;
    public const int Buttons = 3;
    public const int Rows = 10;
    public const int ButtonTitle = 20;
    public const int RowTitle = 24;

    /// <summary>A row's id; a button's may be longer, and ours never are.</summary>
    public const int Id = Conversations.TapValue.Longest;

    /// <summary>What comes back in the statuses of a message: <c>biz_opaque_callback_data</c>.</summary>
    public const int OurId = 512;
}
