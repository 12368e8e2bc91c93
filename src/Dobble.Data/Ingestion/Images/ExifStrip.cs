namespace Dobble.Data.Ingestion.Images;

/// <summary>Takes EXIF out of a JPEG without touching its pixels, so that nobody turns what is the right way already.</summary>
internal static class ExifStrip
{
    private const byte App1 = 0xE1, StartOfScan = 0xDA;

    /// <summary>The file without its EXIF; null where it is no JPEG.</summary>
    public static byte[]? Strip(byte[] jpeg)
    {
        if (jpeg is not [0xFF, 0xD8, ..])
            return null;
        var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg, 0, 2);
        var at = 2;
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != StartOfScan)
        {
            var length = 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
            var segment = jpeg.AsSpan(at, Math.Min(length, jpeg.Length - at));
            if (jpeg[at + 1] != App1 || !segment[4..].StartsWith("Exif\0"u8))
                kept.Write(segment);
            at += segment.Length;
        }

        kept.Write(jpeg.AsSpan(at));
        return kept.ToArray();
    }
}
