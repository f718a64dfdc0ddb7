DROP TABLE [PlaylistTrack];
