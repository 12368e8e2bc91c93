using System.Text.Json;
using static Dobble.Data.Tests.Ingestion.IngestBench;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Data.Tests.Ingestion;

public sealed class BadLabelsTests : IDisposable
{
    private readonly IngestBench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string, string, string> BadVoc => new()
    {
        { "entities", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><annotation>&x;</annotation>", "declares a document type" },
        { "broken XML", "<annotation><object>", "broken XML at line 1" },
        { "an image that is none", Voc("text.jpg"), "no image that can be decoded" },
        { "an image that was cut", Voc("short.jpg"), "cut short or damaged" },
        { "an image that is not there", Voc("gone.jpg"), "the image is missing" },
        { "an image of another size", Voc("other.jpg", width: 640), "say 640×80, but the image has 100×80" },
    };

    [Theory]
    [MemberData(nameof(BadVoc))]
    public async Task A_bad_labels_file_is_one_line_and_the_others_come_in(string what, string xml, string message)
    {
        _bench.Image("good.jpg");
        _bench.Image("other.jpg");
        _bench.Write("good.xml", Voc("good.jpg"));
        _bench.Write("text.jpg", "no image");
        var whole = File.ReadAllBytes(_bench.Image("short.jpg"));
        File.WriteAllBytes(Path.Combine(_bench.Source, "short.jpg"), whole[..(whole.Length / 2)]);
        _bench.Write("bad.xml", xml);

        var result = await _bench.IngestAsync();

        var error = Assert.Single(result.Errors);
        Assert.True(error.ToString().Contains(message, StringComparison.Ordinal), $"{what}: {error}");
        Assert.DoesNotContain('\n', error.ToString());
        Assert.Equal("good.jpg", Assert.Single(result.Photos).File);
        Assert.Equal(["good.jpg"], Directory.GetFiles(Path.Combine(_bench.Gathered, "pictures")).Select(Path.GetFileName));
        Assert.Contains("bad.xml", File.ReadAllText(Path.Combine(_bench.Gathered, "faults.json")), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "export.ndjson", "{\"data_row\":{\"external_id\":\"a.jpg\"}}\n{\"data_row\":{\"exter", "export.ndjson, line 2: broken JSON" },
        { "export.json", "[{\"External ID\":\"a.jpg\",\n\"Label\":{]", "export.json, line 2: broken JSON" },
        { "coco.json", "{\"images\":[],\n\"annotations\":[\n", "coco.json, line 3: broken JSON" },
        { "coco.json", "{\"images\":[],\"categories\":[{\"id\":1}]}", "a category has no id of its own or no name" },
        { "coco.json", "{\"images\":[]}", "no labelled photo can be used" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_broken_export_stops_the_run_and_names_the_line(string file, string text, string message)
    {
        _bench.Write(file, text);
        Assert.Contains(message, await _bench.FailAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_bench.Gathered, "photos.json")));
    }

    public static TheoryData<object, string> BadRows => new()
    {
        { new { data_row = new { id = "1" } }, "has neither external_id nor row_data" },
        { new { data_row = new { external_id = "a.jpg" }, projects = new { p = new { labels = Array.Empty<object>() } } },
            "a.jpg: has no labels" },
        { new { data_row = new { external_id = "a.jpg" }, projects = new { p = new { labels = new object[] { new { }, new { } } } } },
            "a.jpg: is labelled 2 times" },
        { Row(new { bounding_box = 1 }), "has an object without value and name" },
        { Row(new { name = "cat", bounding_box = new { top = "x" } }), "has no number 'left'" },
        { new { data_row = new { external_id = "a.jpg" }, projects = new
            { p = new { labels = new[] { new { performance_details = new { skipped = true } } } } } }, "a.jpg: was skipped" },
        { new Dictionary<string, object> { ["External ID"] = "a.jpg", ["Skipped"] = true, ["Label"] = new
            { objects = Array.Empty<object>() } }, "a.jpg: has no labels, or was skipped" },
        { 5, "has neither 'External ID' nor 'Labeled Data'" },
        { new Dictionary<string, object> { ["External ID"] = "a.jpg", ["Label"] = "Skip" }, "a.jpg: has no labels, or was skipped" },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task A_bad_row_of_an_export_is_an_error_with_its_line(object row, string message)
    {
        _bench.Image("good.jpg");
        _bench.Write("export.ndjson", NewRow("good.jpg", null, null, Label(10, 20, 30, 40)) + "\n" + JsonSerializer.Serialize(row));
        var result = await _bench.IngestAsync();
        Assert.Contains($"line 2: {message}", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Single(result.Photos);
    }

    [Theory]
    [InlineData("1 0.5 0.5 0.1", "line 2 has 4 fields where 5 are due")]
    [InlineData("9 0.5 0.5 0.1 0.1", "line 2 has the class '9'")]
    [InlineData("1 0.5 x 0.1 0.1", "line 2 has 'x' where a number is due")]
    [InlineData("1 0.5 NaN 0.1 0.1", "line 2 has 'NaN' where a number is due")]
    public async Task A_bad_line_of_YOLO_labels_is_an_error_that_names_it(string line, string message)
    {
        _bench.Image("images/a_1.jpg");
        _bench.Image("images/b_1.jpg");
        _bench.Write("classes.txt", "dog\ncat\n");
        _bench.Write("labels/a_1.txt", "1 0.2 0.375 0.2 0.25\n");
        _bench.Write("labels/b_1.txt", "1 0.2 0.375 0.2 0.25\n" + line);
        var result = await _bench.IngestAsync();
        Assert.Contains(message, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("a_1.jpg", Assert.Single(result.Photos).File);
    }

    [Theory]
    [InlineData(null, "has neither data.yaml nor classes.txt")]
    [InlineData("nc: 2\nnames: ]", "data.yaml, line 2: broken YAML")]
    [InlineData("names: {x: cat}", "'names' is neither a list nor names by number")]
    [InlineData("nc: 2", "has no names")]
    public async Task YOLO_classes_without_names_are_refused(string? yaml, string message)
    {
        _bench.Image("images/a_1.jpg");
        _bench.Write("labels/a_1.txt", "1 0.2 0.375 0.2 0.25\n");
        if (yaml is not null)
            _bench.Write("data.yaml", yaml);
        Assert.Contains(message, await _bench.FailAsync(), StringComparison.Ordinal);
    }

    private static object Row(object item) => new
    {
        data_row = new { external_id = "a.jpg" },
        projects = new { p = new { labels = new[] { new { annotations = new { objects = new[] { item } } } } } },
    };
}
