DELETE FROM [PlaylistTrack];
