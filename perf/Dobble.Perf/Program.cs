Console.WriteLine("see docs/performance.md");
