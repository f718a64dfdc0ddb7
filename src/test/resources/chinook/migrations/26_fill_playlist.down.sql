DELETE FROM [Playlist];
