namespace Dobble.Data.Labels;

/// <summary>How labels are written.</summary>
public enum LabelFormat
{
    /// <summary>Pascal VOC, as LabelImg and CVAT write it.</summary>
    Voc,

    /// <summary>COCO JSON.</summary>
    Coco,

    /// <summary>Ultralytics' folders.</summary>
    Yolo,

    /// <summary>A file that Labelbox exported, JSON or NDJSON.</summary>
    Labelbox,

    /// <summary>A Labelbox project, asked for over the network.</summary>
    LabelboxApi,
}
