using System.Net;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

/// <summary>Another site makes an agent's browser send forms.</summary>
public sealed class ForgeryTests
{
    [Fact]
    public async Task No_form_does_anything_without_the_word_that_only_our_pages_know()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        var id = product.IdOf(Staff.Ben);
        foreach (var (path, form, fields) in ((string, string, (string, string)[])[])
        [
            ("/desk/people", "invite", [("Name", "Eve"), ("Email", "eve@evil.example"), ("Role", "lead")]),
            ($"/desk/people/{id}", "person", [("What", "role"), ("Role", "lead")]),
            ($"/desk/people/{id}", "person", [("What", "lock-out")]),
            ("/desk/account", "name", [("Name", "Eve")]),
            ("/desk/account", "everywhere", []),
            ("/desk/account/second-step", "on", [("Code", "123456")]),
            ("/desk/sign-out", "sign-out", []),
            ("/desk/sign-in", "sign-in", [("Email", "eve@evil.example"), ("Password", Staff.Password)]),
        ])
        {
            var bens = (await ben.Get("/desk/account")).Hidden("name").Where(field => field.Name == "__RequestVerificationToken").ToArray();
            foreach (var token in ((string, string)[][])[[], [("__RequestVerificationToken", "x")], bens])
            {
                var refused = await ana.Post(path, [("_handler", form), .. token, .. fields]);
                Assert.Equal((HttpStatusCode.SeeOther, $"{path}?old-form=1"), (refused.Status, refused.Location));
            }
        }

        Assert.Equal("Ana Ruiz:lead,Ben Okafor:agent", product.Ask<string>("SELECT group_concat(name || ':' || role) FROM (SELECT * FROM agents ORDER BY name)"));
        Assert.True(await ana.IsIn());
        Assert.True(await ben.IsIn());
        Assert.True((await ana.Get("/desk/people?old-form=1")).Has("Nothing was changed."));
    }
}
