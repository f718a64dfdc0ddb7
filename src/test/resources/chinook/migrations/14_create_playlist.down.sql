DROP TABLE [Playlist];
